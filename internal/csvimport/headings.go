package csvimport

// heading is a field with the names that its column has in the files of
// Control Hub, in its languages, of BroadWorks, and in sheets with our own names.
type heading struct {
	field string
	names string
}

// userHeadings are in the order of their claim: a file of BroadWorks has a user
// id, which stands in for the e-mail address only where there is no such column.
// A field that stands here twice takes the later names only then.
//
//nolint:misspell // the names are in many languages
func userHeadings() []heading {
	return []heading{
		{"email", "email;e-mail;User ID/Email;Email Address;mail;Username/Email;User Principal Name;Benutzer-ID/E-Mail;" +
			"E-Mail-Adresse;Adresse e-mail;Adresse de messagerie;Correo;Dirección de correo electrónico;Indirizzo e-mail;Endereço de e-mail;" +
			"E-mailadres;Adresă de e-mail;E-posta Adresi;Adres e-mail;E-postadress;E-postadresse;メールアドレス;电子邮件地址;電子郵件地址;이메일 주소;E-mail cím;" +
			"E-mailová adresa;Sähköposti;Sähköpostiosoite;E-pošta;Имейл;Электронная почта;Адрес электронной почты;Електронна пошта;" +
			"Адреса електронної пошти;メール;电子邮箱;电子邮件;電子郵件;이메일;ID utilisateur/E-mail;ID d’utilisateur/E-mail;Adresse électronique;" +
			"ID utilisateur/Adresse électronique;ID de usuario/Correo electrónico;ID del usuario/correo electrónico;Correo electrónico;" +
			"ID utente/e-mail;ID de usuário/e-mail;Gebruikers-id/e-mail;ID utilizator/E-mail;Kullanıcı Kimliği/E-postası;" +
			"Identyfikator użytkownika/adres e-mail;Användar-ID/e-post;Bruker-ID/e-post;Bruger-id/e-mail;ユーザー ID/メール;用户 ID/电子邮件;使用者 ID/電子郵件;" +
			"사용자 ID/이메일;ID/adresse électronique de l’utilisateur;Gebruikers-Id/e-E-mail;ID uživatele/e-mail;ID/e-pošta korisnika;" +
			"ID korisnika/e-pošta;Käyttäjätunnus/sähköposti;Идентификатор или адрес электронной почты пользователя;" +
			"Ідентифікатор користувача/електронна пошта;用户标识/电子邮箱"},
		{"email", "User ID;userId;Webex User ID"},
		{"first_name", "first_name;First Name;Given Name;Vorname;Prénom;Nombre;Nome;Voornaam;Prenume;Ad;Imię;Förnamn;Fornavn;Ime;名;" +
			"名字;이름;Křestní jméno;Jméno;Etunimi;Keresztnév;Utónév;Имя;Ім’я;Име"},
		{"last_name", "last_name;Last Name;Surname;Family Name;Nachname;Nom;Nom de famille;Apellido;Apellidos;Cognome;Sobrenome;" +
			"Achternaam;Nume de familie;Soyadı;Nazwisko;Efternamn;Etternavn;Efternavn;Prezime;姓;姓氏;성;Příjmení;Sukunimi;Vezetéknév;Фамилия;" +
			"Прізвище;Фамилно име"},
		{"display_name", "display_name;Display Name;Full Name;Name;Anzeigename;Nom d’affichage;Nombre para mostrar;" +
			"Nombre de visualización;Nome visualizzato;Nome di visualizzazione;Nome de exibição;Weergavenaam;Nume afișat;Görünen Ad;表示名;显示名称;顯示名稱;" +
			"표시 이름;Nazwa wyświetlana;Wyświetlana nazwa;Visningsnamn;Visningsnavn;Näyttönimi;Ime za prikaz;Zobrazované jméno;Megjelenített név;" +
			"Отображаемое имя;Відображуване ім’я"},
		{"phone_number", "phone_number;Phone Number;Phone Numbers;Phone;Telephone Number;Primary Phone Number;DN;Telefonnummer;" +
			"Rufnummer;Numéro de téléphone;Número de teléfono;Numero di telefono;Número de telefone;Números de telefone;Telefoonnummer;" +
			"Număr de telefon;Telefon Numarası;Numer telefonu;Broj telefona;電話番号;电话号码;電話號碼;전화번호;전화 번호;Telefonní číslo;Telefonszám;Puhelinnumero;" +
			"Номер телефона;Номер телефону"},
		{"extension", "extension;Ext;Durchwahl;Nebenstelle;Erweiterung;Numéro de poste;Poste;Extensión;Estensione;Interno;Ramal;" +
			"Extensie;Toestelnummer;Extindere;Uzantı;Dahili;Numer wewnętrzny;Anknytning;Lokal;内線;内線番号;分机;分机号;分机号码;分機;分機號碼;내선 번호;Lokalnummer;Internnummer;" +
			"Alanumero;Rozšíření;Linka;Klapka;Mellék;Расширение;Добавочный номер;Внутренний номер;Внутрішній номер"},
		{"location", "location;Location Name;Standort;Emplacement;Site;Ubicación;Sede;Posizione;Local;Locatie;Locație;Konum;" +
			"Lokalizacja;Plats;Sted;ロケーション;場所;位置;위치;Speicherort;Lokalitet;Placering;Lokation;Lokacija;Pobočka;Umístění;Sijainti;" +
			"Hely;Расположение;Местоположение;Розташування;Місце розташування;地點;所在地"},
		{"location", "Group ID;Group"},
		{"package", "package;Packages;Wholesale Package;Service Pack;Service Package;Paket;Forfait;Paquete;Pacchetto;Pacote;Pakket"},
		{"customer", "customer;customer_external_id;External Customer ID;Enterprise ID;Service Provider/Enterprise;Kunde;Client;" +
			"Cliente;Klant"},
	}
}

//nolint:misspell // the names are in many languages
func locationHeadings() []heading {
	return []heading{
		{"name", "name;Location Name;Location;Site Name;Standortname;Standort;Nom de l’emplacement;Emplacement;" +
			"Nombre de la ubicación;Ubicación;Nome sede;Sede;Nome do local;Locatienaam;Speicherort"},
		{"name", "Group Name"},
		{"name", "Group ID"},
		{"address_line1", "address_line1;Address Line 1;Address 1;Address;Street Address;Street;Adresszeile 1;Adresse;Straße;" +
			"Ligne d’adresse 1;Adresse ligne 1;Línea de dirección 1;Dirección;Dirección 1;Indirizzo;Riga indirizzo 1;Endereço;Adresregel 1;Adres"},
		{"address_line2", "address_line2;Address Line 2;Address 2;Adresszeile 2;Ligne d’adresse 2;Adresse ligne 2;" +
			"Línea de dirección 2;Riga indirizzo 2;Adresregel 2"},
		{"city", "city;City/Town;Town;Stadt;Ort;Ville;Ciudad;Città;Cidade;Stad;Plaats"},
		{"state_or_province", "state_or_province;State;Province;State/Province;State/Province/Region;State or Province;" +
			"Bundesland;Bundesland/Region;Province/État;Estado;Estado/Provincia;Provincia;Staat/provincie"},
		{"state_or_province", "Region"},
		{"zip_or_postal_code", "zip_or_postal_code;ZIP/Postal Code;Postal Code;ZIP;ZIP Code;Post Code;Postcode;Postleitzahl;PLZ;" +
			"Code postal;Código postal;CAP;CEP"},
		{"country", "country;Country/Region;Country Code;Land;Pays;País;Paese"},
		{"time_zone", "time_zone;Time Zone;Timezone;Zeitzone;Fuseau horaire;Zona horaria;Fuso orario;Fuso horário;Tijdzone"},
		{"preferred_language", "preferred_language;Preferred Language;Email Language;Language;Bevorzugte Sprache;Sprache;" +
			"Langue préférée;Langue;Idioma preferido;Lingua preferita;Voorkeurstaal"},
		{"announcement_language", "announcement_language;Announcement Language;Ansagesprache;Langue des annonces;" +
			"Idioma de los anuncios;Lingua annunci"},
		{"latitude", "latitude"},
		{"longitude", "longitude"},
		{"notes", "notes"},
		{"main_number", "main_number;Main Number;Main Phone Number;Hauptnummer;Numéro principal;Número principal;Numero principale"},
		{"routing_prefix", "routing_prefix;Routing Prefix;Location Code;Steering Digits"},
		{"outside_dial_digit", "outside_dial_digit;Outside Dial Digit;Outbound Dial Digit"},
		{"customer", "customer;customer_external_id;External Customer ID;Enterprise ID;Kunde;Client;Cliente;Klant"},
	}
}
