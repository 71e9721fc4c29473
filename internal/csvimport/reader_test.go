package csvimport_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/csvimport"
)

// Every one of these is the same user.
func TestFormsOfOneTable(t *testing.T) {
	t.Parallel()
	littleEndian := func(text string) string {
		var content []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			content = append(content, byte(unit), byte(unit>>8))
		}
		return encoded(string(content))
	}
	for name, text := range map[string]string{
		"lines of another separator":           ",,,\n;;\n\u200b\nEmail;First Name;Location\na@b.example;A;B, C\n",
		"separators in a quoted name":          "\"Email (a, b, c)\";\"First Name\";Location\na@b.example;A;B, C\n",
		"a line break in a quoted name":        "\"Email\n(Required)\";\"First Name\";Location\na@b.example;A;B, C\n",
		"a backslash in quotes":                "Email,First Name,Location\na@b.example,A,\"B\\, C\"\n",
		"blanks around quotes":                 "Email;First Name;Location\n \"a@b.example\" ;\u00a0\"A\"\u00a0;\"B, C\"\n",
		"UTF-16 without a mark, not Latin":     littleEndian("Фамилия;Email;First Name;Location\n;a@b.example;A;B, C\n"),
		"big-endian UTF-16 without a mark":     inBigEndian("名;Email;Location\nA;a@b.example;B, C\n"),
		"UTF-16 with a mark, on a single line": inUTF16("Email;First Name;Location\ra@b.example;A;B, C"),
	} {
		got, err := csvimport.Users(text, csvimport.Options{})
		for key, user := range got {
			user.Line = 0
			got[key] = user
		}
		want := map[string]csvimport.User{"a@b.example": {Email: "a@b.example", FirstName: "A", Location: "B, C"}}
		if difference := cmp.Diff(want, got); err != nil || difference != "" {
			t.Errorf("%s: %v\n%s", name, err, difference)
		}
	}
}

// A mark too many would otherwise make other lines a part of a cell.
func TestTextBehindQuotationMarks(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"Title,First Name,Email\n\"Head of Sales,Lee,lee@b.example\n\"Other,Ann,ann@b.example\n": "line 3, user Ann: a cell goes on after its closing quotation mark",
		"Email,\"First\" Name\na@b.example,A\n":                                                  "line 1: a cell goes on after its closing quotation mark",
		"Email,First Name\na@b.example,\"A\" B\nc@b.example,\"C\" D\n":                           "the file has 2 problems",
	} {
		if got, err := csvimport.Users(text, csvimport.Options{}); got != nil || err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	_, err := csvimport.Users("First Name,Email\n\"Dana,dana@b.example\nEli,eli@b.example\"\nFay,fay@b.example\n", csvimport.Options{})
	if err == nil || strings.Contains(err.Error(), "dana@") {
		t.Errorf("a line within quotation marks is dropped, or an address is shown: %v", err)
	}
}

func TestExtensionsWrittenWithTheNumber(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ number, extension, want, says string }{
		{"+1 303 555 0101 ext. 12", "", "12", ""},
		{"(303) 555-0101 x12", "", "12", ""},
		{"13035550101 #12", "", "12", ""},
		{"tel:+1-303-555-0101;ext=12", "12", "12", ""},
		{"+1 303 555 0101", "12", "12", ""},
		{"+1 303 555 0101 x12", "13", "", "has another one"},
		{"+1 303 555 0101 x1", "", "", "2 to 10 digits"},
	} {
		text := "Email\tFirst Name\tPhone\tExtension\na@b.example\tA\t" + test.number + "\t" + test.extension + "\n"
		got, err := csvimport.Users(text, csvimport.Options{Country: "US"})
		if test.says != "" {
			if err == nil || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), `column "Phone"`) {
				t.Errorf("%+v: %v, %v", test, got, err)
			}
			continue
		}
		if user := got["a@b.example"]; err != nil || user.PhoneNumber != "+13035550101" || user.Extension != test.want {
			t.Errorf("%+v: %v, %v", test, got, err)
		}
	}
	if _, err := csvimport.Locations("name,main_number\nHQ,+1 303 555 0101 x12\n", csvimport.Options{}); err == nil || !strings.Contains(err.Error(), "a main number has none") {
		t.Error(err)
	}
}

// Where a file is the list of what there is, it may have nothing: a customer
// without branches has a file of its first line.
func TestFilesWithoutRows(t *testing.T) {
	t.Parallel()
	if users, err := csvimport.Users("Email,First Name\n,\n", csvimport.Options{}); users == nil || len(users) != 0 || err != nil {
		t.Error(users, err)
	}
	if locations, err := csvimport.Locations("name\r\n", csvimport.Options{}); locations == nil || len(locations) != 0 || err != nil {
		t.Error(locations, err)
	}
}

func TestLocationsOfOneKey(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"customer,name\na/b,c\na,b/c\n", "customer,name\nnorth,HQ\n,north/hq\n"} {
		if got, err := csvimport.Locations(text, csvimport.Options{}); err == nil || !strings.Contains(err.Error(), "line 2 has a location of the same name") {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}
