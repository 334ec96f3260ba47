"""Words of the invented directory: plain, of the field, of nobody."""

from typing import Final

SYLLABLES: Final = (
    "ba", "be", "bo", "ca", "ce", "co", "da", "de", "do", "fa", "fi", "ga", "go", "ha", "ja", "jo",
    "la", "le", "li", "lo", "lu", "ma", "me", "mi", "mo", "na", "ne", "no", "pa", "pe", "ra", "re",
    "ri", "ro", "sa", "se", "so", "su", "ta", "te", "ti", "to", "va", "ve", "vi", "xa", "ya", "yo",
    "za", "zo", "bri", "cla", "dra", "fle", "gre", "pla", "tri", "sen", "ton", "mar", "len", "sol",
    "rin", "dal",
)  # fmt: skip
KINDS: Final = (
    "Center", "House", "Foundation", "Alliance", "Project", "Community Services", "Clinic", "Coalition",
    "Family Services", "Legal Aid", "Health", "School", "Church", "Network", "Partners", "Council",
)  # fmt: skip
STREETS: Final = ("St", "Ave", "Rd", "Blvd NE", "Dr", "Ln", "Calle", "Way")
PLACES: Final = ("", "North", "South", "Downtown", "Valley", "Mesa", "Westside", "Main Office", "Annex")
LANGUAGES: Final = (
    ("nv", "Navajo"), ("vi", "Vietnamese"), ("zh", "Chinese"), ("fr", "French"), ("ar", "Arabic"),
    ("ase", "American Sign Language"), ("sw", "Swahili"), ("tl", "Tagalog"),
)  # fmt: skip
# What is done, and the need that it answers (codes of the case room).
ACTIVITIES: Final = (
    ("emergency shelter", "SAFETY"), ("crisis line", "SAFETY"), ("safety planning", "SAFETY"),
    ("protective orders", "SAFETY"), ("housing help", "HOUSING"), ("rent help", "HOUSING"),
    ("transitional housing", "HOUSING"), ("a place for tonight", "HOUSING"), ("food pantry", "FOOD_CLOTHING"),
    ("hot meals", "FOOD_CLOTHING"), ("clothing", "FOOD_CLOTHING"), ("clinic", "HEALTH"),
    ("dental care", "HEALTH"), ("reproductive health", "HEALTH"), ("vaccines", "HEALTH"),
    ("forensic examination", "HEALTH"), ("counseling", "MENTAL_HEALTH"), ("therapy", "MENTAL_HEALTH"),
    ("support group", "MENTAL_HEALTH"), ("psychiatric care", "MENTAL_HEALTH"), ("detox", "SUBSTANCE_USE"),
    ("recovery program", "SUBSTANCE_USE"), ("needle exchange", "SUBSTANCE_USE"), ("interpreter", "LANGUAGE"),
    ("English classes", "LANGUAGE"), ("immigration lawyer", "IMMIGRATION"), ("visa help", "IMMIGRATION"),
    ("citizenship classes", "IMMIGRATION"), ("clearing a record", "CRIMINAL_RECORD"),
    ("criminal defense", "CRIMINAL_RECORD"), ("unpaid wages", "CIVIL_WAGE"), ("tenant lawyer", "CIVIL_WAGE"),
    ("custody help", "FAMILY_LAW"), ("divorce help", "FAMILY_LAW"), ("court advocate", "CRIME_VICTIM_RIGHTS"),
    ("birth certificates", "DOCUMENTS"), ("identity cards", "DOCUMENTS"), ("food stamps", "BENEFITS"),
    ("cash benefits", "BENEFITS"), ("job training", "WORK_SCHOOL"), ("job search", "WORK_SCHOOL"),
    ("adult school", "WORK_SCHOOL"), ("child care", "CHILDREN"), ("after school program", "CHILDREN"),
    ("bus passes", "TRANSPORT"), ("emergency money", "MONEY"), ("credit repair", "MONEY"),
    ("phone safety", "TECHNOLOGY"), ("traditional healing", "SPIRITUAL"), ("reuniting families", "FAMILY"),
)  # fmt: skip
GROUPS: Final = (
    "", "for women", "for men", "for young people", "for children", "for parents", "for families",
    "for elders", "for immigrants", "for refugees", "for farm workers", "for tribal members", "for veterans",
    "for people with disabilities", "for deaf people", "for LGBTQ people", "for students", "for workers",
    "for people without a home", "for people leaving prison", "in Spanish", "in Navajo", "in rural places",
    "in the evening", "at weekends", "by telephone", "online", "at home", "at school", "in groups",
    "one to one",
    "after abuse", "after trafficking", "after assault", "after addiction", "with pets", "with a car",
    "by bus",
    "without papers", "without insurance",
)  # fmt: skip
SERVICE_NAMES: Final = (
    ("Emergency Shelter", "Albergue de emergencia"), ("Housing Program", "Programa de vivienda"),
    ("Family Counseling", "Consejería familiar"), ("Food Pantry", "Despensa de comida"),
    ("Legal Clinic", "Clínica legal"), ("Immigration Law Project", "Proyecto de ley de inmigración"),
    ("Health Clinic", "Clínica de salud"), ("Job Training", "Capacitación laboral"),
    ("Youth Drop-in", "Centro abierto para jóvenes"), ("Summer Camp", "Campamento de verano"),
    ("After School", "Después de la escuela"), ("Recovery Services", "Servicios de recuperación"),
    ("Crisis Line", "Línea de crisis"), ("Survivor Advocacy", "Acompañamiento a sobrevivientes"),
    ("Adult Education", "Educación para adultos"), ("Child Care", "Cuidado de niños"),
    ("Senior Center", "Centro para mayores"), ("Dental Clinic", "Clínica dental"),
    ("Transportation", "Transporte"), ("Clothing Closet", "Ropero comunitario"),
    ("Support Group", "Grupo de apoyo"), ("Case Management", "Manejo de casos"),
    ("Parent Classes", "Clases para padres"), ("Tenant Help", "Ayuda para inquilinos"),
)  # fmt: skip
SENTENCES: Final = (
    "Provides emergency shelter and meals for adults and families who have nowhere to stay.",
    "Offers counseling and therapy for children, youth and their families after violence at home.",
    "The program helps people find and keep affordable housing and pay the first month of rent.",
    "Lawyers give free legal advice about immigration, visas and family reunification.",
    "Staff help workers recover unpaid wages and understand their rights on the job.",
    "A community health center with primary care, dental care and vaccines on a sliding fee.",
    "Provides job training, resume writing, interview skills and placement with local employers.",
    "Survivors of human trafficking receive case management, safety planning and court accompaniment.",
    "Gives food boxes, clothing and hygiene supplies to anyone in need without questions.",
    "After school program with homework help, sports, arts and field trips during the summer.",
    "Mental health services include assessment, individual counseling, groups and medication.",
    "Substance use treatment includes detox, residential care, outpatient groups and peer support.",
    "Education in English as a second language, citizenship and high school equivalency for adults.",
    "Child care and early education for children from birth to five years, with meals.",
    "Advocates answer the crisis line day and night and go with people to the hospital or the police.",
    "Transportation to medical appointments and to work for people who have no car.",
    "Assistance with benefits applications, identity documents, birth certificates and social security.",
    "Social activities, exercise and meals for elders who live alone in the county.",
    "Support groups for parents, foster families and caregivers meet every week in the evening.",
    "Outreach to people on the street with water, blankets and a way to a bed for the night.",
    "Traditional healing, talking circles and cultural activities led by tribal elders.",
    "Teaches money skills, credit repair and savings, and lends small amounts without interest.",
    "Safe place for young people under eighteen who have run away or been told to leave home.",
    "Interpreters and translation for people who speak little English, in person or by phone.",
    "Home visits by nurses for pregnant women and new mothers through the first two years.",
    "Provides services for people with disabilities, including equipment, training and advocacy.",
    "Parenting classes, supervised visits and mediation for families in court.",
    "The school district offers free lunches, tutoring and a counselor in each building.",
)
FRASES: Final = (
    "Ofrece albergue de emergencia y comida para adultos y familias que no tienen dónde quedarse.",
    "Consejería y terapia para niños, jóvenes y sus familias después de la violencia en casa.",
    "Ayuda a encontrar una vivienda y a pagar el primer mes de renta.",
    "Abogados dan consejo legal gratis sobre inmigración, visas y familia.",
    "Ayuda a trabajadores a cobrar salarios no pagados y a conocer sus derechos.",
    "Centro de salud con médico, dentista y vacunas a bajo costo.",
    "Capacitación para el trabajo, entrevistas y empleo con patrones de la zona.",
    "Sobrevivientes de la trata de personas reciben acompañamiento y un plan de seguridad.",
    "Entrega comida, ropa y artículos de higiene a quien lo necesite.",
    "Tratamiento de adicciones, grupos y apoyo entre pares.",
    "Clases de inglés, ciudadanía y educación para adultos.",
    "Cuidado de niños desde el nacimiento hasta los cinco años.",
    "Personas capacitadas contestan la línea de crisis de día y de noche.",
    "Transporte a citas médicas y al trabajo.",
    "Ayuda con documentos de identidad, actas de nacimiento y beneficios.",
    "Intérpretes para quienes hablan poco inglés, en persona o por teléfono.",
)
WAYS_IN: Final = ("Call for an appointment.", "Walk in.", "Call first.", "Apply online or in person.", "")
ELIGIBILITY: Final = (
    "Anyone in need.", "Residents of the county.", "Adults 18 and older.", "Women and their children.",
    "Families with children.", "Low income households.", "Young people from 12 to 24.", "Tribal members.",
)  # fmt: skip
