"""Items in the styles of many outlets, written for these tests, with their actors marked by hand.

[words|name] marks a mention and whom it means; every person of the item stands in `persons` with the country. The marks
were set before the product had read the items.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Item:
    name: str
    marked: str
    persons: dict[str, str | None]
    published: date | None = None
    absent: tuple[str, ...] = field(default=())
    """Words that must not be taken for a person."""

    @property
    def text(self) -> str:
        return _MARK.sub(lambda m: m[1], self.marked)

    @property
    def marks(self) -> list[tuple[int, int, str]]:
        """Span and name of each mark, offsets into `text`."""
        found, shift = [], 0
        for match in _MARK.finditer(self.marked):
            start = match.start() - shift
            found.append((start, start + len(match[1]), match[2]))
            shift += len(match[0]) - len(match[1])
        return found


ITEMS = [
    Item(
        "gulf agency",
        "MUSCAT, 12 March (ONA) -- [His Majesty Sultan Haitham bin Tariq|Haitham bin Tariq] received in audience here today"
        " [Sheikh Mohammed bin Abdulrahman Al Thani|Mohammed bin Abdulrahman Al Thani], [Prime Minister|Mohammed bin Abdulrahman Al Thani] and [Minister of Foreign"
        " Affairs of the State of Qatar|Mohammed bin Abdulrahman Al Thani].\n\nAt the outset, [Sheikh Mohammed|Mohammed bin"
        " Abdulrahman Al Thani] conveyed the greetings of [His Highness Sheikh Tamim bin Hamad Al Thani|Tamim bin Hamad Al Thani],"
        " [Emir of Qatar|Tamim bin Hamad Al Thani], to [the Sultan|Haitham bin Tariq]. [The Sultan|Haitham bin Tariq] asked"
        " [his|Haitham bin Tariq] guest to convey [his|Haitham bin Tariq] best wishes in return.\n\nThe audience was attended by"
        " [Sayyid Badr bin Hamad Albusaidi|Badr al-Busaidi], [Foreign Minister|Badr al-Busaidi].",
        {"Haitham bin Tariq": "om", "Mohammed bin Abdulrahman Al Thani": "qa", "Tamim bin Hamad Al Thani": "qa", "Badr al-Busaidi": "om"},
        date(2024, 3, 12),
    ),
    Item(
        "british wire",
        "LONDON (Reuters) - [British foreign secretary David Miliband|David Miliband] met [his|David Miliband] [Israeli counterpart Tzipi Livni|Tzipi"
        " Livni] on Monday, and [she|Tzipi Livni] told reporters afterwards that the talks had been frank.\n\n\"There is no way"
        " around it,\" [Livni|Tzipi Livni] said. [Miliband|David Miliband], who is on [his|David Miliband] first trip to the"
        " region since May, declined to comment.\n\nA spokeswoman for the Foreign Office said [Miliband|David"
        " Miliband] would meet [Palestinian President Mahmoud Abbas|Mahmoud Abbas] on Tuesday. [Abbas|Mahmoud Abbas] has said"
        " [he|Mahmoud Abbas] expects little. [Washington|United States] declined to comment.",
        {"David Miliband": "gb", "Tzipi Livni": "il", "Mahmoud Abbas": "ps"},
        date(2008, 11, 17),
    ),
    Item(
        "readout of a call",
        "Readout of [Vice President Kamala Harris|Kamala Harris]’s Call with [Prime Minister Fumio Kishida of Japan|Fumio Kishida]\n\n"
        "[Vice President Kamala Harris|Kamala Harris] spoke today with [Prime Minister Kishida Fumio of Japan|Fumio Kishida]."
        " [The Vice President|Kamala Harris] thanked [the Prime Minister|Fumio Kishida] for [his|Fumio Kishida] leadership."
        " [She|Kamala Harris] underscored [the United States|United States]’ commitment to the defense of [Japan|Japan]. [The two"
        " leaders|the two leaders] agreed to stay in touch.",
        {"Kamala Harris": "us", "Fumio Kishida": "jp"},
        date(2022, 3, 4),
    ),
    Item(
        "readout with a spouse",
        "[President Biden|Joe Biden] and [First Lady Jill Biden|Jill Biden] welcomed [President Ashraf Ghani|Ashraf Ghani] and [Mrs."
        " Ghani|Mrs. Ghani] to the White House. [Dr. Jill Biden|Jill Biden] gave a tea for [Mrs. Ghani|Mrs. Ghani]. Later [Mr."
        " Ghani|Ashraf Ghani] said [he|Ashraf Ghani] was grateful.",
        {"Joe Biden": "us", "Jill Biden": None, "Ashraf Ghani": "af", "Mrs. Ghani": None},
        date(2021, 6, 25),
    ),
    Item(
        "french agency on africa",
        "NAIROBI, June 3 - [Kenya's president|Uhuru Kenyatta], [Uhuru Kenyatta|Uhuru Kenyatta], said on Wednesday that [he|Uhuru Kenyatta] would host a summit with"
        " [Somali Prime Minister Mohamed Hussein Roble|Mohamed Hussein Roble] next week.\n\n[Roble|Mohamed Hussein Roble] confirmed the"
        " visit. [A senior official|senior official] in Mogadishu, who asked not to be named, said [the prime minister|Mohamed Hussein"
        " Roble] would raise the maritime dispute. [The official|senior official] added that [Nairobi|Kenya] had shown good will.",
        {"Uhuru Kenyatta": "ke", "Mohamed Hussein Roble": "so"},
        date(2021, 6, 3),
    ),
    Item(
        "russian agency",
        "MOSCOW, October 5. /TASS/. [Russian Foreign Minister Sergey Lavrov|Sergei Lavrov] and [his|Sergei Lavrov] [Turkish counterpart Mevlut"
        " Cavusoglu|Mevlüt Çavuşoğlu] discussed Idlib by phone, [the Russian Foreign Ministry|Russian Foreign Ministry] said.\n\n"
        "\"The ministers exchanged views,\" [the ministry|Russian Foreign Ministry] said. [Lavrov|Sergei Lavrov] told [the Turkish"
        " minister|Mevlüt Çavuşoğlu] that [Moscow|Russia] stood by the accords. [Kremlin Spokesman Dmitry Peskov|Dmitry Peskov] told"
        " reporters that [he|Dmitry Peskov] knew of no plans for a meeting of [the two presidents|the two presidents].",
        {"Sergei Lavrov": "ru", "Mevlüt Çavuşoğlu": "tr", "Dmitry Peskov": "ru"},
        date(2021, 10, 5),
    ),
    Item(
        "chinese agency",
        "BEIJING, Sept. 4 (Xinhua) -- [Chinese President Xi Jinping|Xi Jinping] on Friday met with [President of the Republic of Korea"
        " Park Geun-hye|Park Geun-hye] at the Great Hall of the People.\n\n[Xi|Xi Jinping] welcomed [Park|Park Geun-hye] and said"
        " [China|China] valued ties with [the ROK|South Korea]. [Park|Park Geun-hye] congratulated [Xi|Xi Jinping]. [She|Park Geun-hye]"
        " said [her|Park Geun-hye] country would work with [Beijing|China].\n\n[State Councilor Yang Jiechi|Yang Jiechi] attended the"
        " meeting.",
        {"Xi Jinping": "cn", "Park Geun-hye": "kr", "Yang Jiechi": "cn"},
        date(2015, 9, 4),
    ),
    Item(
        "american paper",
        "JERUSALEM — [Secretary of State Condoleezza Rice|Condoleezza Rice] met separately on Sunday with [Prime Minister Ehud"
        " Olmert of Israel|Ehud Olmert] and [the Palestinian president|Mahmoud Abbas], [Mahmoud Abbas|Mahmoud Abbas], [a senior State Department"
        " official|senior State Department official] said.\n\n[Ms. Rice|Condoleezza Rice] urged [Mr. Olmert|Ehud Olmert] to ease"
        " travel in the West Bank. [He|Ehud Olmert] promised to consider it. [Hamas|Hamas] denounced the visit, and a spokesman for the"
        " group said [Mr. Abbas|Mahmoud Abbas] spoke for nobody.",
        {"Condoleezza Rice": "us", "Ehud Olmert": "il", "Mahmoud Abbas": "ps"},
        date(2008, 3, 30),
    ),
    Item(
        "european communique",
        "[The President of the European Commission|José Manuel Barroso], [José Manuel Barroso|José Manuel Barroso], and [the Secretary-General of the United Nations|Ban Ki-moon], [Ban Ki-moon|Ban Ki-moon],"
        " met in Brussels. [Mr Ban|Ban Ki-moon] thanked [the European Union|European Union] for its support. [President Barroso|José"
        " Manuel Barroso] stressed that [the Commission|European Commission] would play its part. [The Secretary-General|Ban Ki-moon] said"
        " [he|Ban Ki-moon] would return in May.",
        {"José Manuel Barroso": "eu", "Ban Ki-moon": "un"},
        date(2009, 2, 10),
    ),
    Item(
        "transcript",
        "[SECRETARY POWELL|Colin Powell]: Good afternoon. [The Foreign Minister|Silvan Shalom] and I had a very good meeting.\n\n"
        "[FOREIGN MINISTER SHALOM|Silvan Shalom]: Thank you, Mr. Secretary. I bring you the greetings of [Prime Minister"
        " Sharon|Ariel Sharon].\n\nQUESTION: Did you discuss the fence?\n\n[SECRETARY POWELL|Colin Powell]: We did.",
        {"Colin Powell": "us", "Silvan Shalom": "il", "Ariel Sharon": "il"},
        date(2003, 10, 2),
    ),
    Item(
        "roles never named",
        "ANKARA -- [The Turkish foreign minister|Ahmet Davutoğlu] will travel to Tehran on Thursday, Anatolia news agency reported. [He|Ahmet"
        " Davutoğlu] is to meet [the Iranian president|Mahmoud Ahmadinejad] and [the speaker of Iran's parliament|Ali Larijani].",
        {"Ahmet Davutoğlu": "tr", "Mahmoud Ahmadinejad": "ir", "Ali Larijani": "ir"},
        date(2010, 5, 11),
    ),
    Item(
        "presidents of several states",
        "SOCHI - [The presidents of Russia|Vladimir Putin], [Turkey|Recep Tayyip Erdoğan] and [Iran|Hassan Rouhani] agreed to meet again."
        " [Vladimir Putin|Vladimir Putin] called the talks useful. [The Turkish leader|Recep Tayyip Erdoğan] said [Ankara|Türkiye] would not"
        " yield. [Presidents Erdogan|Recep Tayyip Erdoğan] and [Rouhani|Hassan Rouhani] also held a separate meeting.",
        {"Vladimir Putin": "ru", "Recep Tayyip Erdoğan": "tr", "Hassan Rouhani": "ir"},
        date(2017, 11, 22),
    ),
    Item(
        "two bearers of one name",
        "NEW DELHI: [Rajiv Gandhi|Rajiv Gandhi] spoke of [his|Rajiv Gandhi] mother, [Indira Gandhi|Indira Gandhi], at a dinner for [Soviet"
        " leader Mikhail Gorbachev|Mikhail Gorbachev]. [Indira Gandhi|Indira Gandhi] had visited Moscow many times. [Mr. Gorbachev|Mikhail"
        " Gorbachev] recalled how [she|Indira Gandhi] had received [him|Mikhail Gorbachev].",
        {"Rajiv Gandhi": None, "Indira Gandhi": None, "Mikhail Gorbachev": "suhh"},
    ),
    Item(
        "headline in capitals",
        "Zebari, Aboul Gheit Discuss Security Ahead of Summit\n\nCairo -- [Iraqi Foreign Minister Hoshyar Zebari|Hoshyar Zebari] discussed"
        " security with [Egyptian Foreign Minister Ahmed Aboul Gheit|Ahmed Aboul Gheit] on Saturday. Discussions lasted two hours.\n\n"
        "[Zebari|Hoshyar Zebari] praised [Egypt|Egypt]. For [his|Ahmed Aboul Gheit] part, [Aboul Gheit|Ahmed Aboul Gheit] called for unity."
        " Security in Baghdad remained poor.",
        {"Hoshyar Zebari": "iq", "Ahmed Aboul Gheit": "eg"},
        date(2007, 3, 3),
        ("Discuss", "Security", "Discussions", "Ahead"),
    ),
    Item(
        "minor persons without a list",
        "ASTANA – [Erlan Baizhanov|Erlan Baizhanov], [the mayor of Shymkent|Erlan Baizhanov], received [Lena Hartwig|Lena Hartwig], [German"
        " consul general in Almaty|Lena Hartwig], on Thursday. [Hartwig|Lena Hartwig] said [she|Lena Hartwig] hoped for more trade."
        " [The mayor|Erlan Baizhanov] gave [her|Lena Hartwig] a carpet.",
        {"Erlan Baizhanov": None, "Lena Hartwig": "de"},
        date(2019, 6, 6),
    ),
    Item(
        "armed groups and parties",
        "BEIRUT: [Hezbollah|Hezbollah] and [the Future Movement|Future Movement] resumed talks, [sources|sources] said. [Hezbollah"
        " Secretary-General Sayyed Hasan Nasrallah|Hassan Nasrallah] said [his|Hassan Nasrallah] party wanted calm. [Nasrallah|Hassan"
        " Nasrallah] accused [Tel Aviv|Israel] of lying. [Saad Hariri|Saad Hariri], [the former prime minister|Saad Hariri], said [he|Saad"
        " Hariri] agreed. [The Taliban|Taliban] sent no message.",
        {"Hassan Nasrallah": "lb", "Saad Hariri": "lb"},
        date(2015, 1, 6),
    ),
]  # fmt: skip
