"""Words that say a place is secret, in many languages, and texts that tell where something is."""

from random import Random

import pytest

from luminaria.directory.rules.hsds import Visibility
from luminaria.directory.rules.redaction import keepable, of_place
from luminaria.directory.rules.redaction.cutting import Allowed, cut, plain, sentences
from luminaria.directory.rules.redaction.secrecy import says_secret
from luminaria.directory.rules.redaction.secret_words import OTHER_LETTERS, WAYS, is_secret

SECRET = """
Confidential location. | The shelter is at an undisclosed location.
Address is confidential. | secret address | Location withheld for safety.
Call for the address. | Address available upon request | no public address
Our address is not published. | The location will be given after screening.
We run a safe house. | safehouse | The facility's location is never disclosed.
The address has been suppressed. | hidden location | unlisted address
Dirección confidencial | La ubicación no se divulga. | Domicilio reservado
Llame para obtener la dirección. | Refugio en un lugar secreto
Casa segura para mujeres | ubicación protegida | direccion confidencial
adresse confidentielle | lieu tenu secret | endereço sigiloso
geheime Adresse | Das Frauenhaus in der Stadt | indirizzo segreto
adres poufny | gizli adres | adrès konfidansyèl | địa chỉ bí mật
địa điểm được bảo mật | lihim na lokasyon | 地址保密 | 保密地址 | 住所は非公開 | 비공개 주소
주소는 비공개입니다 | адрес не разглашается | конфиденциальный адрес | عنوان سري
آدرس محرمانه | गोपनीय पता | місце таємне
"""
OPEN = """
Confidential HIV testing. | Confidential counselling by phone.
We keep what you say to ourselves. | Free and private.
Servicios confidenciales de consejería.
Help for people who live in shelters. | Our office is open to all.
Bring proof of address. | Pruebas de VIH confidenciales. | 保密咨询 | 상담은 무료
"""


def each(text: str) -> list[str]:
    return [part.strip() for line in text.strip().splitlines() for part in line.split("|") if part.strip()]


@pytest.mark.parametrize("text", each(SECRET))
def test_a_text_says_that_a_place_is_secret(text: str) -> None:
    assert says_secret({"description": text})
    assert says_secret({"description": f"We help people. {text} Come any day."})


@pytest.mark.parametrize("text", each(OPEN))
def test_other_things_are_confidential_too(text: str) -> None:
    assert not says_secret({"description": text})


SPOKEN = f"""{SECRET} {OPEN} the an our exact specific obtained provided shared withheld concealed protected
privada oculta publica revelan disponible solicitud direcciones sitio albergue casas lieu foyer non divulguée
morada local não divulgado vertrauliche Unterkunft luogo protetto tajny kumpidensyal tirahan ay na HIİDDEN
HİDDEN ſecret hıdden . ; ,""".replace("|", " ").split()


def test_no_way_of_saying_it_is_passed_over_for_want_of_a_stem() -> None:
    """Any words of such texts in any order: the stems that are looked for first never hide a way."""
    drawn, secret = Random(20261122), 0
    for _ in range(20_000):
        text = " ".join(drawn.choices(SPOKEN, k=drawn.randint(2, 9)))
        told = any(way.search(text) for _, way in WAYS) or bool(OTHER_LETTERS.search(text))
        assert is_secret(text) == told, text
        secret += told
    assert 1_000 < secret < 19_000


TELLS = """
Come to 734 Elm Street. | 734 elm st | 12 Old Pecos Trail | 12-B Calle Sol
Calle Luna 45, Taos | Camino Real #12 | On the corner of Fourth and Central.
Corner of 4th and Main | 4th and Central | Elm St. & Oak | esquina con Lomas
across from the library | next to the church | behind Walmart
near Old Town Plaza | a block from the station | frente a la iglesia
al lado de la escuela | cerca de la gasolinera | a dos cuadras del parque
35.0844, -106.6504 | lat: 35.0844 | 35°05'03" N | 8FVC9G8F+6XQ
///filled.count.soap | Santa Fe, NM 87501 | https://maps.google.com/?q=x
https://goo.gl/maps/abc | (505) 555-0142 | 505.555.0142 | 555-0142
505-GET-FREE | mile marker 12 | Highway 285 exit 4 | County Road 12
PO Box 123 | Apt 4 | the blue house | miles north of Taos | Musterstraße 12
人民路12号 | ул. Ленина, 5 | شارع النيل
"""
SAYS_NOTHING = """
Open 24 hours a day, 7 days a week. | 18 beds in one place
30 days by court order | night street outreach | Help in 14 counties.
Call 911 or 988. | Since 1973. | Ages 16-22 | Up to $25,000
12 beds and a place to stay | The intersection of work and immigration law
below the poverty line | behind on rent | in front of a judge
Meals at 12 and 5. | 3 meals a day | the 21st century | 15000 people
Salas de 3 a 5 | FY 2026 | T and U visas | Street outreach in Albuquerque.
Fees 2020-2021 | 8 rooms | por más de 20 años
"""


@pytest.mark.parametrize("text", [*each(TELLS), "500 Central\nAve SW"])
def test_what_tells_where_is_cut_and_the_rest_stays(text: str) -> None:
    said = cut(f"We listen to you. {text}. We call back.")
    # Behind an abbreviation a sentence may not have ended: then the next one goes, too.
    assert said in ("We listen to you. We call back.", "We listen to you.")
    assert cut(f"We listen to you. {text} is where we are. We call back.").endswith("We call back.")


@pytest.mark.parametrize("text", each(SAYS_NOTHING))
def test_other_figures_stay(text: str) -> None:
    assert cut(text) == text


def test_what_an_entry_prints_itself_may_stand_in_its_text() -> None:
    allowed = Allowed(
        streets=(plain("500 Central Avenue SW"),),
        postcodes=frozenset({"87102"}),
        telephones=frozenset({"5055550142"}),
    )
    text = "Come to 500 Central Ave SW, NM 87102. Ring (505) 555-0142."
    assert cut(text, allowed) == text
    assert cut(f"{text} Or 9 Elm Street.", allowed) == text


def test_sentences_do_not_end_at_an_abbreviation() -> None:
    assert sentences("Come to 9 Elm St. Apt. 4 now. Then rest.") == [
        "Come to 9 Elm St. Apt. 4 now.",
        "Then rest.",
    ]


def test_a_shelter_from_violence_is_not_printed_unless_somebody_said_it_may_be() -> None:
    place = {"location_type": "physical", "addresses": [{"address_1": "9 Elm Street"}]}
    shelter = {"name": "Domestic Violence Shelter"}
    assert of_place(place, [shelter]) == Visibility.INTAKE_ONLY
    assert of_place(place | {"visibility": "public"}, [shelter]) == Visibility.PUBLIC
    assert (
        of_place(place, [{"name": "Legal help", "description": "For survivors of trafficking."}])
        == Visibility.PUBLIC
    )
    assert of_place(place | {"visibility": "public"}, [{"description": "Secret location"}]) != "public"
    assert of_place(place | {"visibility": "who knows"}) == Visibility.HIDDEN


def test_what_is_left_out_is_named_and_never_quoted() -> None:
    words = {"id": "1", "location_type": "physical", "visibility": "hidden"}
    told = {"name": "Elm House", "latitude": 35.1, "addresses": [{"address_1": "9 Elm Street"}]}
    kept = keepable("location", words | told)
    assert kept.document == words
    assert (kept.visibility, kept.dropped) == (Visibility.HIDDEN, ("addresses", "latitude", "name"))
