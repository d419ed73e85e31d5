"""What people are told to do most often: after a name in small letters, only these are their work."""

from bot.language.wording import word_set

USUAL = word_set(
    "add advertise apply approach arrange ask assemble attach begin bill book bring build buy call carry",
    "check circulate clean clear collect compile complete confirm contact cook copy count create cut deliver",
    "design dig distribute draft draw drive email empty feed fetch fill find finish fit fix follow forward",
    "gather get give hand hang hire inform install investigate invite lay lift list look mail make measure",
    "meet mend move mow obtain open order organise organize pack paint pay phone pick plan post prepare",
    "prepares print produce provide publish put raise read recruit remind renew repair reply report request",
    "research respond return review ring scan schedule see sell send set share sign sort speak start submit",
    "sweep take talk tell test thank tidy type update upload wash water weed write",
)
