package csvimport

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/agext/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// heading is a field with the names that its column has in the files of
// Control Hub, in its languages, of BroadWorks, and in sheets with our own names.
type heading struct {
	field string
	names string
}

// userHeadings are in the order of their claim: a file of BroadWorks has a user
// id, which stands in for the e-mail address only where there is no such column.
//
//nolint:misspell // the names are in many languages
func userHeadings() []heading {
	return []heading{
		{"email", "email;e-mail;User ID/Email;Email Address;mail;Username/Email;User Principal Name;" +
			"Benutzer-ID/E-Mail;E-Mail-Adresse;Adresse e-mail;Adresse de messagerie;Correo;Dirección de correo electrónico;Indirizzo e-mail;Endereço de e-mail;E-mailadres;" +
			"Adresă de e-mail;E-posta Adresi;Adres e-mail;E-postadress;E-postadresse;メールアドレス;电子邮件地址;電子郵件地址;이메일 주소;ID utilisateur/E-mail;ID d’utilisateur/E-mail;Adresse électronique;ID utilisateur/Adresse électronique;" +
			"ID de usuario/Correo electrónico;ID del usuario/correo electrónico;Correo electrónico;ID utente/e-mail;ID de usuário/e-mail;Gebruikers-id/e-mail;" +
			"ID utilizator/E-mail;Kullanıcı Kimliği/E-postası;Identyfikator użytkownika/adres e-mail;Användar-ID/e-post;Bruker-ID/e-post;Bruger-id/e-mail;" +
			"ユーザー ID/メール;用户 ID/电子邮件;使用者 ID/電子郵件;사용자 ID/이메일"},
		{"email", "User ID;userId;Webex User ID"},
		{"first_name", "first_name;First Name;Given Name;Vorname;Prénom;Nombre;Nome;Voornaam;Prenume;Ad;Imię;Förnamn;Fornavn;Ime;名;名字;이름"},
		{"last_name", "last_name;Last Name;Surname;Family Name;Nachname;Nom;Nom de famille;Apellido;Apellidos;Cognome;Sobrenome;Achternaam;Nume de familie;Soyadı;" +
			"Nazwisko;Efternamn;Etternavn;Efternavn;Prezime;姓;姓氏;성"},
		{"display_name", "display_name;Display Name;Full Name;Name;Anzeigename;Nom d’affichage;Nombre para mostrar;Nombre de visualización;Nome visualizzato;Nome di visualizzazione;" +
			"Nome de exibição;Weergavenaam;Nume afișat;Görünen Ad;表示名;显示名称;顯示名稱;표시 이름"},
		{"phone_number", "phone_number;Phone Number;Phone Numbers;Phone;Telephone Number;Primary Phone Number;DN;Telefonnummer;Rufnummer;Numéro de téléphone;" +
			"Número de teléfono;Numero di telefono;Número de telefone;Números de telefone;Telefoonnummer;Număr de telefon;Telefon Numarası;Numer telefonu;" +
			"Broj telefona;電話番号;电话号码;電話號碼;전화번호"},
		{"extension", "extension;Ext;Durchwahl;Nebenstelle;Erweiterung;Numéro de poste;Poste;Extensión;Estensione;Interno;Ramal;Extensie;Toestelnummer;Extindere;Uzantı;Dahili;" +
			"Numer wewnętrzny;Anknytning;Lokal;内線;内線番号;分机;分機;내선 번호"},
		{"location", "location;Location Name;Standort;Emplacement;Site;Ubicación;Sede;Posizione;Local;Locatie;Locație;Konum;Lokalizacja;Plats;Sted;Group ID;Group;" +
			"ロケーション;場所;位置;위치"},
		{"package", "package;Packages;Wholesale Package;Service Pack;Service Package;Paket;Forfait;Paquete;Pacchetto;Pacote;Pakket"},
		{"customer", "customer;customer_external_id;External Customer ID;Enterprise ID;Service Provider/Enterprise;Kunde;Client;Cliente;Klant"},
	}
}

//nolint:misspell // the names are in many languages
func locationHeadings() []heading {
	return []heading{
		{"name", "name;Location Name;Location;Site Name;Group Name;Standortname;Standort;Nom de l’emplacement;Emplacement;Nombre de la ubicación;Ubicación;" +
			"Nome sede;Sede;Nome do local;Locatienaam;Group ID"},
		{"address_line1", "address_line1;Address Line 1;Address 1;Address;Street Address;Street;Adresszeile 1;Adresse;Straße;Ligne d’adresse 1;Adresse ligne 1;" +
			"Línea de dirección 1;Dirección;Dirección 1;Indirizzo;Riga indirizzo 1;Endereço;Adresregel 1;Adres"},
		{"address_line2", "address_line2;Address Line 2;Address 2;Adresszeile 2;Ligne d’adresse 2;Adresse ligne 2;Línea de dirección 2;Riga indirizzo 2;Adresregel 2"},
		{"city", "city;City/Town;Town;Stadt;Ort;Ville;Ciudad;Città;Cidade;Stad;Plaats"},
		{"state_or_province", "state_or_province;State;Province;State/Province;State/Province/Region;State or Province;Region;Bundesland;Bundesland/Region;Province/État;" +
			"Estado;Estado/Provincia;Provincia;Staat/provincie"},
		{"zip_or_postal_code", "zip_or_postal_code;ZIP/Postal Code;Postal Code;ZIP;ZIP Code;Post Code;Postcode;Postleitzahl;PLZ;Code postal;Código postal;CAP;CEP"},
		{"country", "country;Country/Region;Country Code;Land;Pays;País;Paese"},
		{"time_zone", "time_zone;Time Zone;Timezone;Zeitzone;Fuseau horaire;Zona horaria;Fuso orario;Fuso horário;Tijdzone"},
		{"preferred_language", "preferred_language;Preferred Language;Email Language;Language;Bevorzugte Sprache;Sprache;Langue préférée;Langue;Idioma preferido;Lingua preferita;Voorkeurstaal"},
		{"announcement_language", "announcement_language;Announcement Language;Ansagesprache;Langue des annonces;Idioma de los anuncios;Lingua annunci"},
		{"latitude", "latitude"},
		{"longitude", "longitude"},
		{"notes", "notes"},
		{"main_number", "main_number;Main Number;Main Phone Number;Hauptnummer;Numéro principal;Número principal;Numero principale"},
		{"routing_prefix", "routing_prefix;Routing Prefix;Location Code;Steering Digits"},
		{"outside_dial_digit", "outside_dial_digit;Outside Dial Digit;Outbound Dial Digit"},
		{"customer", "customer;customer_external_id;External Customer ID;Enterprise ID;Kunde;Client;Cliente;Klant"},
	}
}

// plain spells a column's name by its letters and digits, without accents and
// without what is in parentheses, such as (Required).
func plain(name string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			depth--
		case depth <= 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(name))
}

// columns says where in a row each field stands.
type columns struct {
	at    map[string]int
	names []string
}

// likelySlip is how alike a column's name and a known one are when the one is
// probably a slip of the other.
const likelySlip = 0.87

// findColumns reads the first row. The names that options give to fields go
// before all others.
func findColumns(header row, headings []heading, chosen map[string]string, wrong *problems) columns {
	found := columns{at: map[string]int{}, names: make([]string, len(header.cells))}
	spelled := make([]string, len(header.cells))
	for index, cell := range header.cells {
		found.names[index] = strings.TrimSpace(cell)
		spelled[index] = plain(cell)
	}
	used := map[int]bool{}
	claim := func(field, name string) bool {
		if _, taken := found.at[field]; taken {
			return false
		}
		index := slices.Index(spelled, plain(name))
		if index < 0 || plain(name) == "" || used[index] {
			return false
		}
		found.at[field], used[index] = index, true
		return true
	}
	for _, field := range slices.Sorted(maps.Keys(chosen)) {
		name := chosen[field]
		if !slices.ContainsFunc(headings, func(one heading) bool { return one.field == field }) {
			wrong.add(header.line, "", "", "the option columns has a field %q, which there is not", field)
			continue
		}
		if !claim(field, name) {
			wrong.add(header.line, name, "", "the option columns names this column for %s, and the file has no such column", field)
		}
	}
	for _, one := range headings {
		for name := range strings.SplitSeq(one.names, ";") {
			claim(one.field, name)
		}
	}
	found.claimParts(headings, used)
	found.repeated(header.line, spelled, used, wrong)
	found.slips(header.line, spelled, used, headings, wrong)
	return found
}

// claimParts gives a field without a column the one that has a known name as one
// of several: translations of "User ID/Email" differ from release to release.
func (c columns) claimParts(headings []heading, used map[int]bool) {
	for _, one := range headings {
		names := strings.Split(one.names, ";")
		for index, name := range c.names {
			if _, taken := c.at[one.field]; taken || used[index] || !strings.Contains(name, "/") {
				continue
			}
			if slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
				return plain(part) != "" && slices.ContainsFunc(names, func(known string) bool { return plain(known) == plain(part) })
			}) {
				c.at[one.field], used[index] = index, true
			}
		}
	}
}

// repeated refuses two columns of one name that counts: one would be dropped.
func (c columns) repeated(line int, spelled []string, used map[int]bool, wrong *problems) {
	for index, name := range spelled {
		if first := slices.Index(spelled, name); first < index && used[first] && name != "" {
			wrong.add(line, c.names[index], "", "the file has this column twice; remove one of them")
		}
	}
}

// slips refuses a column whose name is nearly one of those that count and that
// is missing: it would be passed over in silence.
func (c columns) slips(line int, spelled []string, used map[int]bool, headings []heading, wrong *problems) {
	for index, name := range spelled {
		if used[index] || len(name) < 5 {
			continue
		}
		for _, one := range headings {
			known, _, _ := strings.Cut(one.names, ";")
			if _, taken := c.at[one.field]; !taken && levenshtein.Similarity(name, plain(known), nil) >= likelySlip {
				wrong.add(line, c.names[index], "", "this column is not known, and looks like %s; correct its name, or name it in the option columns", one.field)
				break
			}
		}
	}
}

// cell is the text of a field without blanks and invisible characters around it.
// It is empty where the file has no such column, or asks to remove what it names.
func (c columns) cell(r row, field string) string {
	index, known := c.at[field]
	if !known || index >= len(r.cells) {
		return ""
	}
	text := strings.TrimFunc(r.cells[index], func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if text == removal || strings.HasPrefix(text, removal+"|") {
		return ""
	}
	return text
}

// removal is what Control Hub writes, and wants, in a cell whose content goes.
const removal = "REMOVE"

// name is how the file calls the column of a field.
func (c columns) name(field string) string {
	if index, known := c.at[field]; known {
		return c.names[index]
	}
	return field
}

// surplus refuses cells beyond the last column: a separator within a cell that
// is not in quotation marks moves all cells after it.
func (c columns) surplus(r row, who string, wrong *problems) {
	for _, cell := range r.cells[min(len(r.cells), len(c.names)):] {
		if strings.TrimSpace(cell) != "" {
			wrong.add(r.line, "", who, "the line has %d cells and the first line %d; a separator within a cell needs quotation marks around the cell", len(r.cells), len(c.names))
			return
		}
	}
}

// typed is the text of a cell of digits. Spreadsheets add an apostrophe or a
// formula to keep them as they are.
func typed(text string) string {
	text = strings.Trim(strings.TrimPrefix(text, "="), `"'`)
	if strings.EqualFold(text, removal) || len(text) > len(removal) && strings.EqualFold(text[:len(removal)+1], removal+"|") {
		return ""
	}
	return text
}

// open decodes the file and reads its rows and columns.
func open(given, separator string, headings []heading, chosen map[string]string, wrong *problems) ([]row, columns, error) {
	text, err := decode(given)
	if err != nil {
		return nil, columns{}, err
	}
	mark, text := separatorOf(text)
	if separator != "" {
		mark = []rune(separator)[0]
	}
	rows, err := read(text, mark)
	if err != nil {
		return nil, columns{}, err
	}
	if len(rows) == 0 {
		return nil, columns{}, errors.New("the file is empty")
	}
	return rows[1:], findColumns(rows[0], headings, chosen, wrong), nil
}
