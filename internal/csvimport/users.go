package csvimport

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/phone"
)

// User is a line of a file. What is missing is empty.
type User struct {
	Email, FirstName, LastName, PhoneNumber, Extension, Location, Package, Customer string
	// Line is where the user stands in the file.
	Line int
}

// Users reads a file with users. The keys are the e-mail addresses in lower
// case. The error names everything that is wrong.
func Users(given string, options Options) (map[string]User, error) {
	if err := options.check(); err != nil {
		return nil, err
	}
	var wrong problems
	rows, at, err := open(given, options.Separator, userHeadings(), options.Columns, &wrong)
	if err != nil {
		return nil, err
	}
	if _, found := at.at["email"]; !found {
		wrong.add(1, "", "", "no column has the e-mail addresses; name it \"email\", or in the option columns. The columns are %s", list(at.names))
		return nil, wrong.err()
	}
	users := make(map[string]User, len(rows))
	numbers := map[string]int{}
	for _, line := range rows {
		user := User{
			FirstName: at.cell(line, "first_name"), LastName: at.cell(line, "last_name"), Email: strings.ToLower(at.cell(line, "email")),
			Location: at.cell(line, "location"), Package: packageName(at.cell(line, "package")), Customer: at.cell(line, "customer"), Line: line.line,
		}
		if user.FirstName == "" && user.LastName == "" {
			user.FirstName = at.cell(line, "display_name")
		}
		user.fill(options)
		who := user.who()
		at.checkShape(line, who, &wrong)
		var written string
		user.PhoneNumber, written = number(line, at, "phone_number", who, options.Country, &wrong)
		user.Extension = extensionOf(line, at, written, who, &wrong)
		once(numbers, user.PhoneNumber, line, at.name("phone_number"), who, &wrong)
		if user.FirstName == "" && user.LastName == "" {
			wrong.add(line.line, at.name("first_name"), who, "the user has no name; one of first and last name is enough")
		}
		if problem := values.EmailProblem(user.Email); problem != "" {
			wrong.add(line.line, at.name("email"), who, "%s", problem)
			continue
		}
		if other, taken := users[user.Email]; taken {
			wrong.add(line.line, at.name("email"), who, "line %d has the same e-mail address", other.Line)
			continue
		}
		users[user.Email] = user
	}
	if err := wrong.err(); err != nil {
		return nil, err
	}
	return users, nil
}

func (u *User) fill(options Options) {
	if u.Package == "" {
		u.Package = options.Package
	}
	if u.Location == "" {
		u.Location = options.Location
	}
}

// who names the user, by the part before the @ where nothing else is known: an
// e-mail address does not belong in a message.
func (u *User) who() string {
	if name := strings.TrimSpace(u.FirstName + " " + u.LastName); name != "" && !strings.ContainsAny(name, "@\r\n") {
		return "user " + name
	}
	if local, _, found := strings.Cut(u.Email, "@"); found && local != "" {
		return "user " + local
	}
	return ""
}

// packageName spells a package as the API does.
func packageName(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' || r == '_' }), "_")
}

// extensionOf is the extension of a user: that of its own column, or the one
// that is written with the number.
func extensionOf(line row, at columns, written, who string, wrong *problems) string {
	text, column := typed(at.cell(line, "extension")), at.name("extension")
	switch {
	case text == "":
		text, column = written, at.name("phone_number")
	case written != "" && written != text:
		wrong.add(line.line, at.name("phone_number"), who, "the number is written with an extension, and the user has another one; leave one of them")
	}
	if text == "" {
		return ""
	}
	if problem := values.ExtensionProblem(text); problem != "" {
		wrong.add(line.line, column, who, "%s", problem)
	}
	return text
}

// number reads a phone number, and the extension that is written with it.
// Spreadsheets drop its plus sign, or shorten it.
func number(line row, at columns, field, who, country string, wrong *problems) (read, written string) {
	text := typed(at.cell(line, field))
	if text == "" {
		return "", ""
	}
	if mantissa, _, shortened := strings.Cut(strings.ToUpper(text), "E+"); shortened && strings.Trim(mantissa, "0123456789.,") == "" {
		wrong.add(line.line, at.name(field), who, "the spreadsheet has shortened the number; make the column a text and export it again")
		return "", ""
	}
	if several := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";|\n", r) }); len(several) > 1 && !strings.Contains(text, "ext=") {
		wrong.add(line.line, at.name(field), who, "the cell has %d numbers; leave one", len(several))
		return "", ""
	}
	read, err := phone.Guess(text, country)
	if err != nil {
		wrong.add(line.line, at.name(field), who, "%s%s", err, adviceFor(text, country))
	}
	return read, phone.WrittenExtension(text, country)
}

// once refuses a number that an earlier line has, in whichever spelling.
func once(lines map[string]int, number string, line row, column, who string, wrong *problems) {
	if number == "" {
		return
	}
	if first, taken := lines[number]; taken {
		wrong.add(line.line, column, who, "line %d has the same phone number", first)
		return
	}
	lines[number] = line.line
}

func adviceFor(text, country string) string {
	if country == "" && !strings.ContainsAny(text, "+＋") {
		return " Where the plus signs are lost, give the country in the options."
	}
	return ""
}

// list names columns for a message.
func list(names []string) string {
	const most = 30
	if len(names) > most {
		names = append(append([]string{}, names[:most]...), "…")
	}
	return `"` + strings.Join(names, `", "`) + `"`
}
