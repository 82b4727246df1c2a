// Signing in leads away from the dashboard and back to its first page. The address that was asked for is kept by this
// tab until somebody has signed in, and then turned to.

const KEY = "communique-wanted";

export default function ({ data }) {
  try {
    if (!data.signedIn) {
      sessionStorage.setItem(KEY, location.href);
      return;
    }
    const wanted = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    if (wanted && wanted !== location.href && new URL(wanted).origin === location.origin) location.replace(wanted);
  } catch {
    // A browser that keeps nothing begins on the first page.
  }
}
