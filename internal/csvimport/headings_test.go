package csvimport_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/csvimport"
)

// translatedHeaders are the first columns that Cisco documents for Control Hub's
// file of users, in the order of the English ones. Names of the provider's own
// stand where a translation leaves one out.
//
//nolint:misspell // the names are in many languages
const translatedHeaders = `
First Name;Last Name;Display Name;User ID/Email (Required);User Status;Extension;Title;Manager;Phone Number;Caller ID First Name;Location
Vorname;Nachname;Anzeigename;Benutzer-ID/E-Mail (erforderlich);Benutzerstatus;Erweiterung;Titel;Manager;Telefonnummer;Vorname der Anrufer-ID;Speicherort
Prénom;Nom;Nom d'affichage;ID/adresse électronique de l’utilisateur (Obligatoire);Statut;Extension;Titre;Directeur;Numéro de téléphone;Prénom de l'appelant;Emplacement
Nombre;Apellido;Nombre para mostrar;ID de usuario/Correo electrónico (obligatorio);Estado;Extensión;Cargo;Gerente;Número de teléfono;Nombre del identificador;Ubicación
Nome;Cognome;Nome visualizzato;ID utente/e-mail (obbligatorio);Stato utenti;Estensione;Titolo;Manager;Numero di telefono;Nome ID chiamante;Sede
Nome;Sobrenome;Nome de exibição;ID de usuário/e-mail (obrigatório);Status do usuário;Ramal;Cargo;Gerente;Números de telefone;Nome da ID do chamador;Local
Voornaam;Achternaam;Weergavenaam;Gebruikers- Id/e- E-mail (vereist);Gebruikersstatus*;Extensie;Functie;Manager;Telefoonnummer;Voornaam beller-id;Locatie
Prenume;Nume de familie;Nume afișat;ID utilizator/E-mail (Obligatoriu);Stare utilizator;Extindere;Funcție;Manager;Număr de telefon;Prenume ID apelant;Locație
Ad;Soyadı;Görünen Ad;Kullanıcı Kimliği/E-postası (Gerekli);Kullanıcı Durumu;Uzantı;Başlık;Yönetici;Telefon Numarası;Arayan Kimliği İlk Adı;Konum
Imię;Nazwisko;Nazwa wyświetlana;Identyfikator użytkownika/adres e-mail (wymagane);Stan;Numer wewnętrzny;Tytuł;Menedżer;Numer telefonu;Identyfikator — imię;Lokalizacja
Ime;Prezime;Ime za prikaz;ID/e-pošta korisnika (obavezno);Status korisnika;Lokal;Naslov;Menadžer;Broj telefona;Ime ID-a pozivaoca;Lokacija
Křestní jméno;Příjmení;Zobrazované jméno;ID uživatele / e-mail (povinné);Stav uživatele;Rozšíření;Název;Manažer;Telefonní číslo;Jméno ID volajícího;Pobočka
Имя;Фамилия;Отображаемое имя;Идентификатор или адрес электронной почты пользователя (обязательно);Состояние;Расширение;Название;Менеджер;Номер телефона;Имя вызывающего;location
"ім’я;";прізвище.;"відображуване ім’я;";Ідентифікатор користувача/електронна пошта (обов'язково);User Status;Внутрішній номер;Посада;Менеджер;Номер телефону;Ідентифікатор;location
First Name;Last Name;Visningsnamn;Användar-ID/e-postadress (obligatoriskt);Användarstatus*;Anknytning;Titel;Chef;Telefonnummer;Förnamn för uppringar-ID;Plats
Fornavn;Efternavn;Visningsnavn;Bruger- ID/e-mail (påkrævet);Brugerstatus*;Lokalnummer;Titel;Leder;Telefonnummer;Fornavn for opkalder-id;Lokalitet
名;姓;表示名;ユーザー ID/メール (必須);ユーザー ステータス*;Extension;タイトル;マネージャ;電話番号;Caller ID First Name;場所
名;姓;显示名称;用户标识/电子邮箱(必填);用户状态;分机号;标题;Manager;电话号码;主叫号码名字;位置
`

func TestTranslatedHeaders(t *testing.T) {
	t.Parallel()
	ann := csvimport.User{
		Email: "ann@north.example", FirstName: "Ann", LastName: "Lee", PhoneNumber: "+13035550101", Extension: "201", Location: "Denver", Line: 2,
	}
	reception := csvimport.User{Email: "desk@north.example", FirstName: "Reception", Line: 3}
	for header := range strings.SplitSeq(strings.TrimSpace(translatedHeaders), "\n") {
		text := header + "\nAnn;Lee;Ann Lee;ann@north.example;Active;201;Clerk;boss@north.example;+1 303 555 0101;Anna;Denver\n" +
			";;Reception;desk@north.example;Active;;;;;;\n"
		got, err := csvimport.Users(text, csvimport.Options{})
		if difference := cmp.Diff(map[string]csvimport.User{ann.Email: ann, reception.Email: reception}, got); err != nil || difference != "" {
			t.Errorf("%s: %v\n%s", header, err, difference)
		}
	}
}
