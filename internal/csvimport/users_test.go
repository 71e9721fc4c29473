package csvimport_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/csvimport"
)

func dana() csvimport.User {
	return csvimport.User{
		Email: "dana@north.example", FirstName: "Dana", LastName: "Reed", PhoneNumber: "+13035550101", Extension: "201", Location: "Denver, Main", Line: 2,
	}
}

func encoded(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

func inUTF16(text string) string {
	content := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		content = append(content, byte(unit), byte(unit>>8))
	}
	return base64.StdEncoding.EncodeToString(content)
}

func inBigEndian(text string) string {
	var content []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		content = append(content, byte(unit>>8), byte(unit))
	}
	return base64.StdEncoding.EncodeToString(content)
}

// The files are shaped after those that Control Hub, BroadWorks and
// spreadsheets write.
func TestFilesWithUsers(t *testing.T) {
	t.Parallel()
	const controlHub = "First Name,Last Name,Display Name,User ID/Email (Required),User Status,Extension,Phone Number,Location,Webex Calling Professional\r\n" +
		"Dana,Reed,Dana Reed,Dana@North.example,Active,201,+1 303-555-0101,\"Denver, Main\",TRUE\r\n,,,,,,,,\r\n\r\n"
	later := dana()
	later.Line = 4
	plain := dana()
	plain.Location = ""
	for name, test := range map[string]struct {
		text    string
		options csvimport.Options
		want    csvimport.User
	}{
		"an export of Control Hub":  {controlHub, csvimport.Options{}, dana()},
		"with a byte order mark":    {"\ufeff" + controlHub, csvimport.Options{}, dana()},
		"in base64":                 {encoded(controlHub), csvimport.Options{}, dana()},
		"in UTF-16":                 {inUTF16(controlHub), csvimport.Options{}, dana()},
		"our own names":             {"email,first_name,last_name,phone_number,extension,location\ndana@north.example,Dana,Reed,+13035550101,201,\"Denver, Main\"", csvimport.Options{}, dana()},
		"any order and case":        {"LOCATION,extension,E-MAIL,last name,FIRST NAME,phone\n\"Denver, Main\",201,dana@north.example,Reed,Dana,+13035550101\n", csvimport.Options{}, dana()},
		"semicolons":                {"Vorname;Nachname;Benutzer-ID/E-Mail (Erforderlich);Durchwahl;Telefonnummer;Standort\nDana;Reed;dana@north.example;201;+13035550101;Denver, Main\n", csvimport.Options{}, dana()},
		"tabs and carriage returns": {"First Name\tLast Name\tEmail\tExtension\tPhone\tLocation\rDana\tReed\tdana@north.example\t201\t+13035550101\tDenver, Main\r", csvimport.Options{}, dana()},
		"backslashes":               {"First Name,Last Name,Email,Extension,Phone,Location\nDana,Reed,dana@north.example,201,+13035550101,Denver\\, Main\n", csvimport.Options{}, dana()},
		"a line that names the separator": {
			"sep=;\nFirst Name;Last Name;Email;Extension;Phone;Location\n;\nDana;Reed;dana@north.example;201;+13035550101;Denver, Main", csvimport.Options{}, later,
		},
		"BroadWorks": {
			"Enterprise ID,Group ID,User ID,Last Name,First Name,DN,Extension,Email Address\n,\"Denver, Main\",3035550101@as.example,Reed,Dana,+1-3035550101,201,dana@north.example\n", csvimport.Options{}, dana(),
		},
		"French": {
			"Prénom;Nom;ID utilisateur/E-mail (obligatoire);Numéro de poste;Numéro de téléphone;Emplacement\nDana;Reed;dana@north.example;201;+13035550101;Denver, Main", csvimport.Options{}, dana(),
		},
		"a lost plus sign": {
			"First Name,Last Name,Email,Extension,Phone,Location\nDana,Reed,dana@north.example,201,13035550101,\"Denver, Main\"", csvimport.Options{Country: "US"}, dana(),
		},
		"a number of another country": {
			"First Name,Last Name,Email,Extension,Phone,Location\nDana,Reed,dana@north.example,201,13035550101,\"Denver, Main\"", csvimport.Options{Country: "DE"}, dana(),
		},
		"a national number as a formula": {
			"First Name,Last Name,Email,Extension,Phone\nDana,Reed,dana@north.example,201,\"=\"\"(303) 555-0101\"\"\"", csvimport.Options{Country: "US"}, plain,
		},
		"names of its own": {
			"Given,Family,Login,Short,Long,Where\nDana,Reed,dana@north.example,201,+13035550101,\"Denver, Main\"\n",
			csvimport.Options{Columns: map[string]string{"first_name": "Given", "last_name": "Family", "email": "Login", "extension": "Short", "phone_number": "Long", "location": "Where"}},
			dana(),
		},
		"cells to remove": {
			"First Name,Last Name,Email,Extension,Phone\nLee,,lee@north.example,REMOVE|201,REMOVE|+13035550101\n",
			csvimport.Options{},
			csvimport.User{Email: "lee@north.example", FirstName: "Lee", Line: 2},
		},
		"cells to remove all else": {
			"First Name,Last Name,Email,Location,Package\nLee,REMOVE,lee@north.example,REMOVE,REMOVE|webex_suite\n",
			csvimport.Options{Location: "HQ"},
			csvimport.User{Email: "lee@north.example", FirstName: "Lee", Location: "HQ", Line: 2},
		},
		"another translation": {
			"Vorname;Nachname;Benutzer-ID/E-Mail-Adresse (erforderlich);Erweiterung;Telefonnummer;Standort\nDana;Reed;dana@north.example;201;+13035550101;Denver, Main\n", csvimport.Options{}, dana(),
		},
		"part of a translation": {
			"Prénom,Nom,ID utilisateur/Adresse e-mail,Poste,Numéro de téléphone,Emplacement\nDana,Reed,dana@north.example,201,+13035550101,\"Denver, Main\"\n", csvimport.Options{}, dana(),
		},
		"invisible characters": {
			"Email,First Name,Last Name,Extension,Phone\n\u200bdana@north.example\u00a0,\u00a0Dana,\u200eReed,'201,001 303 555 0101\n", csvimport.Options{Country: "DE"}, plain,
		},
		"big-endian UTF-16 without a mark": {inBigEndian(controlHub), csvimport.Options{}, dana()},
		"every cell in quotes": {
			"\"First Name\",\"Last Name\",\"Email\",\"Extension\",\"Phone\",\"Location\"\n\"Dana\",\"Reed\",\"dana@north.example\",\"201\",\"+13035550101\",\"Denver, Main\"\n", csvimport.Options{}, dana(),
		},
		"two columns of one field, of which one has it": {
			"Email,First Name,Last Name,Ext,Extension,Telephone Number,Phone,Mail,Location,Group ID\n" +
				"dana@north.example,Dana,Reed,201,,,+13035550101,dana@north.example,\"Denver, Main\",NORTH_DEN\n",
			csvimport.Options{},
			dana(),
		},
		"two columns of one field, of which the options choose one": {
			"Email,First Name,Last Name,Ext,Phone,Telephone Number,Location\ndana@north.example,Dana,Reed,201,+13035550101,+13035550199,\"Denver, Main\"\n",
			csvimport.Options{Columns: map[string]string{"phone_number": "Phone"}},
			dana(),
		},
		"several display names": {
			"Display Name,Email,First Name,Last Name,Name\nD. Reed,dana@north.example,Dana,Reed,Dana R.\n",
			csvimport.Options{},
			csvimport.User{Email: "dana@north.example", FirstName: "Dana", LastName: "Reed", Line: 2},
		},
		"a display name alone": {
			"Display Name,Email,Package,Customer\nReception,desk@north.example,Webex Calling,north\n",
			csvimport.Options{Location: "HQ"},
			csvimport.User{Email: "desk@north.example", FirstName: "Reception", Package: "webex_calling", Customer: "north", Location: "HQ", Line: 2},
		},
		"a package for all, and a line break in a cell": {
			"Title,First Name,Email\n\"Head of\nSales\",Lee,lee@north.example\n",
			csvimport.Options{Package: "webex_suite"},
			csvimport.User{Email: "lee@north.example", FirstName: "Lee", Package: "webex_suite", Line: 2},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := csvimport.Users(test.text, test.options)
			if difference := cmp.Diff(map[string]csvimport.User{test.want.Email: test.want}, got); err != nil || difference != "" {
				t.Errorf("%v\n%s", err, difference)
			}
		})
	}
}

func TestLatin1(t *testing.T) {
	t.Parallel()
	got, err := csvimport.Users(encoded("Vorname;Nachname;E-Mail\nJ\xf6rg;M\xfcller;jm@north.example\n"), csvimport.Options{})
	if user := got["jm@north.example"]; err != nil || user.FirstName != "Jörg" || user.LastName != "Müller" {
		t.Errorf("%v, %v", got, err)
	}
}

func TestFilesThatAreNone(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, says string }{
		"nothing":              {"", "empty"},
		"blanks":               {" \r\n\t", "empty"},
		"a byte order mark":    {"\ufeff", "empty"},
		"separators":           {",,,\n,,,\n", "empty"},
		"a spreadsheet":        {encoded("PK\x03\x04 and more"), "spreadsheet"},
		"a spreadsheet, read":  {"PK\x03\x04", "spreadsheet"},
		"a web page":           {"<!DOCTYPE html><html>", "web page"},
		"a web page, encoded":  {encoded("<html><body>Sign in</body></html>"), "web page"},
		"a web page in UTF-16": {inUTF16("<html></html>"), "web page"},
		"a packed file":        {encoded("\x1f\x8b\x08\x00a,b\n"), "archive"},
		"a PDF":                {"%PDF-1.7\n", "PDF"},
		"JSON":                 {`[{"email": "a"}]`, "JSON"},
		"no addresses":         {"First Name,Last Name\nDana,Reed\n", `no column has the e-mail addresses; name it "email", or in the option columns. The columns are "First Name", "Last Name"`},
		"an open quotation":    {"email,first_name\n\"dana@north.example,Dana\n", "line 2: a quotation mark is opened and never closed"},
		"an unknown column":    {"email,first_name,extenson\ndana@north.example,Dana,201\n", `column "extenson": this column is not known, and looks like extension`},
		"columns that differ":  {"email,first_name,Phone,Telephone Number\ndana@north.example,Dana,+13035550101,+13035550102\n", `line 2, column "Telephone Number", user Dana: the column "Phone" has something else for the same field; leave one of the two, or name the right one for phone_number in the option columns`},
		"a column twice":       {"email,first_name,Email\ndana@north.example,Dana,x\n", `column "Email": the file has this column twice`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := csvimport.Users(test.text, csvimport.Options{}); got != nil || err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%v, %v", got, err)
			}
		})
	}
}

func TestWrongOptions(t *testing.T) {
	t.Parallel()
	const text = "email,first_name\ndana@north.example,Dana\n"
	for says, options := range map[string]csvimport.Options{
		`"GB"`:                        {Country: "UK"},
		"one character":               {Separator: "::"},
		`a field "mail"`:              {Columns: map[string]string{"mail": "email"}},
		"the file has no such column": {Columns: map[string]string{"email": "Mail"}},
	} {
		if got, err := csvimport.Users(text, options); got != nil || err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, %v; want %s", got, err, says)
		}
	}
}

func TestEverythingThatIsWrongIsSaid(t *testing.T) {
	t.Parallel()
	const text = "First Name,Last Name,User ID/Email (Required),Extension,Phone Number\n" +
		"Dana,Reed,dana@north.example,1,+1415555012\n" +
		"Eli,Stone,,202,\n" +
		"\n" +
		",,fay@north.example,203,3035550103\n" +
		"Gus,Hill,DANA@north.example,204,\n" +
		"Hope,Wells,hope,205,1.303555E+10\n" +
		"Ida,Poe,ida@north.example,206,,x\n" +
		"Jo,Ray,jo@north.example,207,+44 20 7946 0018\n" +
		"Kim,Day,kim@north.example,208,+44 (0)20 7946 0018\n" +
		"Lou,Fox,lou@north.example,209,+13035550101;+13035550102\n"
	got, err := csvimport.Users(text, csvimport.Options{})
	if got != nil || err == nil {
		t.Fatal(got, err)
	}
	for _, says := range []string{
		"the file has 11 problems",
		`line 2, column "Extension", user Dana Reed: An extension must be 2 to 10 digits`,
		`line 2, column "Phone Number", user Dana Reed: The phone number is too short`,
		`line 3, column "User ID/Email (Required)", user Eli Stone: The e-mail address is empty.`,
		`line 5, column "Phone Number", user fay: The phone number does not begin with a plus sign`,
		`give the country in the options`,
		`line 5, column "First Name", user fay: the user has no name`,
		`line 6, column "User ID/Email (Required)", user Gus Hill: line 2 has the same e-mail address`,
		`line 7, column "User ID/Email (Required)", user Hope Wells: The e-mail address has no @.`,
		`line 7, column "Phone Number", user Hope Wells: the spreadsheet has shortened the number`,
		`line 10, column "Phone Number", user Kim Day: line 9 has the same phone number`,
		`line 11, column "Phone Number", user Lou Fox: the cell has 2 numbers`,
		`line 8, user Ida Poe: the line has 6 cells and the first line 5`,
	} {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("nothing says %q:\n%v", says, err)
		}
	}
	for _, personal := range []string{"@north.example", "3035550103", "1415555012", "7946", "555-010"} {
		if strings.Contains(err.Error(), personal) {
			t.Errorf("personal data is shown:\n%v", err)
		}
	}
}

func TestManyProblemsAreCounted(t *testing.T) {
	t.Parallel()
	_, err := csvimport.Users("email,first_name\n"+strings.Repeat("nobody,Nobody\n", 1000), csvimport.Options{})
	if err == nil || !strings.Contains(err.Error(), "1000 problems") || !strings.Contains(err.Error(), "and 800 more") {
		t.Error(err)
	}
}

func FuzzUsers(f *testing.F) {
	for _, text := range []string{
		"email,first_name\na@b.example,\"A\"\"B\"\n", "sep=;\nemail;x\na@b.example;\\;\n", "\ufeffemail\r\r\n\"", encoded("email;name\na@b.example;x\n"), "email\\,\n", "sep=\n",
		"First Name\tEmail\tPhone\nA\ta@b.example\t+1 (0) 2\n", "name,main_number\nA,+442079460018\nB,+44 (0)20 7946 0018\n",
		"email,name,phone\na@b.example,A,+442079460018\nc@b.example,C,02079460018\n", "\xff\xfee\x00m\x00",
	} {
		f.Add(text, "US", ",")
	}
	f.Fuzz(func(t *testing.T, text, country, separator string) {
		users, err := csvimport.Users(text, csvimport.Options{Country: country, Separator: separator})
		if (err == nil) != (users != nil) {
			t.Errorf("%v, %v", users, err)
		}
		numbers := map[string]bool{}
		for key, user := range users {
			if key != user.Email || key != strings.ToLower(key) || user.Line < 1 || user.FirstName == "" && user.LastName == "" {
				t.Errorf("%q: %+v", key, user)
			}
			if user.PhoneNumber != "" && numbers[user.PhoneNumber] {
				t.Errorf("two users have the number %s", user.PhoneNumber)
			}
			numbers[user.PhoneNumber] = true
		}
		locations, err := csvimport.Locations(text, csvimport.Options{Country: country, Separator: separator})
		if (err == nil) != (locations != nil) || err != nil && err.Error() == "" {
			t.Errorf("%v, %v", locations, err)
		}
		clear(numbers)
		for _, location := range locations {
			if location.MainNumber != "" && numbers[location.MainNumber] {
				t.Errorf("two locations have the number %s", location.MainNumber)
			}
			numbers[location.MainNumber] = true
		}
	})
}

func BenchmarkUsers(b *testing.B) {
	for name, form := range map[string]string{"north american": "+1 303 2%02d %04d", "lost plus signs": "13032%02d%04d", "british": "+44 20 79%02d %04d"} {
		b.Run(name, func(b *testing.B) {
			var text strings.Builder
			text.WriteString("First Name,Last Name,User ID/Email (Required),Extension,Phone Number,Location\n")
			for index := range 20000 {
				number := fmt.Sprintf(form, 40+index/10000, index%10000)
				fmt.Fprintf(&text, "Given%d,Family%d,user%d@north.example,%d,%s,\"Denver, Main\"\n", index, index, index, 10000+index, number)
			}
			for b.Loop() {
				if users, err := csvimport.Users(text.String(), csvimport.Options{Country: "US"}); err != nil || len(users) != 20000 {
					b.Fatal(len(users), err)
				}
			}
		})
	}
}
