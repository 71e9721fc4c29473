package functions

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/csvimport"
)

const csvText = "The content of the file, from `file()`, or from `filebase64()` where the file is not UTF-8: UTF-16 and Windows-1252 (Latin-1) are read then."

const csvOptions = "At most one: an object with any of `country` (ISO 3166-1 code by which phone numbers without a plus sign are read), " +
	"`separator` (one character; found out otherwise) and `columns` (an object of field to the column's name, for files with names of their own)"

func parseUsersCSV() function.Function {
	return &pure{
		name: "parse_users_csv",
		definition: function.Definition{
			Summary: "Reads a CSV file with users",
			MarkdownDescription: "Returns the users of a CSV file as a map for `for_each`, by e-mail address in lower case: Control Hub's export of users, its import template, BroadWorks' lists, " +
				"or a sheet with the names `email`, `first_name`, `last_name`, `phone_number`, `extension`, `location`, `package` and `customer`. " +
				"Columns stand in any order, in the languages of Control Hub; other columns are not read. An empty cell is `null`, and so is one that begins with `REMOVE`. Phone numbers are in E.164 form; an extension that is written with a number is the user's. " +
				"Without first and last name, the display name is the `first_name`. `line` is where the user stands in the file. All problems of a file are reported at once, each with line, column and user; a file that has only its first line has no users.",
			Parameters:        []function.Parameter{function.StringParameter{Name: "text", MarkdownDescription: csvText}},
			VariadicParameter: function.DynamicParameter{Name: "options", AllowNullValue: true, MarkdownDescription: csvOptions + ", and `package` and `location` of users whose cell is empty."},
			Return:            function.MapReturn{ElementType: types.ObjectType{AttrTypes: userTypes()}},
		},
		run: func(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
			runCSV(ctx, req, resp, csvimport.Users, userTypes(), userValues)
		},
	}
}

func parseLocationsCSV() function.Function {
	return &pure{
		name: "parse_locations_csv",
		definition: function.Definition{
			Summary: "Reads a CSV file with locations",
			MarkdownDescription: "Returns the locations of a CSV file as a map for `for_each`, by name, or by `CUSTOMER/NAME` where the file has a column of customers: Control Hub's list of locations, BroadWorks' groups, or a sheet with the names of the attributes of " +
				"`webexwholesale_customer_location`. Columns stand in any order; other columns are not read. Countries, states and Windows time zones that are written in words become their codes, an empty cell is `null`, " +
				"and the main number is in E.164 form. All problems of a file are reported at once, each with line, column and location.",
			Parameters:        []function.Parameter{function.StringParameter{Name: "text", MarkdownDescription: csvText}},
			VariadicParameter: function.DynamicParameter{Name: "options", AllowNullValue: true, MarkdownDescription: csvOptions + ", and `time_zone` and `language` of locations whose cell is empty; `country` is also that of locations without one."},
			Return:            function.MapReturn{ElementType: types.ObjectType{AttrTypes: locationTypes()}},
		},
		run: func(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
			runCSV(ctx, req, resp, csvimport.Locations, locationTypes(), locationValues)
		},
	}
}

// runCSV reads the arguments, and turns what parse found into a map of objects.
func runCSV[T any](
	ctx context.Context, req function.RunRequest, resp *function.RunResponse,
	parse func(string, csvimport.Options) (map[string]T, error), kinds map[string]attr.Type, valuesOf func(T) map[string]attr.Value,
) {
	var text string
	var given []types.Dynamic
	if resp.Error = req.Arguments.Get(ctx, &text, &given); resp.Error != nil {
		return
	}
	options, problem := csvOptionsOf(given)
	if problem != "" {
		resp.Error = function.NewArgumentFuncError(1, problem)
		return
	}
	found, err := parse(text, options)
	if err != nil {
		resp.Error = function.NewArgumentFuncError(0, strings.ToUpper(err.Error()[:1])+err.Error()[1:])
		return
	}
	objects := make(map[string]attr.Value, len(found))
	for key, one := range found {
		objects[key] = types.ObjectValueMust(kinds, valuesOf(one))
	}
	resp.Error = resp.Result.Set(ctx, types.MapValueMust(types.ObjectType{AttrTypes: kinds}, objects))
}

func csvOptionsOf(given []types.Dynamic) (options csvimport.Options, problem string) {
	if len(given) > 1 {
		return options, "Give one object of options at most."
	}
	if len(given) == 0 || given[0].IsNull() || given[0].IsUnderlyingValueNull() {
		return options, ""
	}
	parts, ok := partsOf(given[0].UnderlyingValue())
	if !ok {
		return options, "The options are an object, such as { country = \"US\" }."
	}
	targets := map[string]*string{
		"country": &options.Country, "separator": &options.Separator, "package": &options.Package, "location": &options.Location,
		"time_zone": &options.TimeZone, "language": &options.Language,
	}
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if name == "columns" {
			if options.Columns, problem = columnsOf(parts[name]); problem != "" {
				return options, problem
			}
			continue
		}
		target, known := targets[name]
		if !known {
			return options, fmt.Sprintf("There is no option %q. The options are columns, %s.", name, strings.Join(slices.Sorted(maps.Keys(targets)), ", "))
		}
		text, ok := textOf(parts[name])
		if !ok {
			return options, fmt.Sprintf("The option %s must be a text.", name)
		}
		*target = text
	}
	return options, ""
}

func columnsOf(given attr.Value) (columns map[string]string, problem string) {
	if given.IsNull() {
		return nil, ""
	}
	parts, ok := partsOf(given)
	if !ok {
		return nil, "The option columns is an object, such as { email = \"Mail\" }."
	}
	columns = make(map[string]string, len(parts))
	for field, part := range parts {
		if columns[field], ok = textOf(part); !ok {
			return nil, fmt.Sprintf("The name of the column for %s must be a text.", field)
		}
	}
	return columns, ""
}

// partsOf are the parts of an object or a map.
func partsOf(given attr.Value) (map[string]attr.Value, bool) {
	switch whole := given.(type) {
	case types.Dynamic:
		return partsOf(whole.UnderlyingValue())
	case types.Object:
		return whole.Attributes(), true
	case types.Map:
		return whole.Elements(), true
	default:
		return nil, false
	}
}

// textOf is the text of an option, empty for null.
func textOf(given attr.Value) (string, bool) {
	if given.IsNull() {
		return "", true
	}
	switch one := given.(type) {
	case types.Dynamic:
		return textOf(one.UnderlyingValue())
	case types.String:
		return one.ValueString(), true
	default:
		return "", false
	}
}

// cell is a text, null where it is empty.
func cell(text string) attr.Value {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}

func texts(names ...string) map[string]attr.Type {
	kinds := map[string]attr.Type{}
	for _, name := range names {
		kinds[name] = types.StringType
	}
	return kinds
}

func userTypes() map[string]attr.Type {
	kinds := texts("email", "first_name", "last_name", "phone_number", "extension", "location", "package", "customer")
	kinds["line"] = types.Int64Type
	return kinds
}

func userValues(user csvimport.User) map[string]attr.Value {
	return map[string]attr.Value{
		"email": cell(user.Email), "first_name": cell(user.FirstName), "last_name": cell(user.LastName), "phone_number": cell(user.PhoneNumber),
		"extension": cell(user.Extension), "location": cell(user.Location), "package": cell(user.Package), "customer": cell(user.Customer),
		"line": types.Int64Value(int64(user.Line)),
	}
}

func addressTypes() map[string]attr.Type {
	return texts("address_line1", "address_line2", "city", "state_or_province", "zip_or_postal_code", "country")
}

func locationTypes() map[string]attr.Type {
	kinds := texts("name", "customer", "time_zone", "preferred_language", "announcement_language", "latitude", "longitude", "notes",
		"main_number", "routing_prefix", "outside_dial_digit")
	kinds["address"] = types.ObjectType{AttrTypes: addressTypes()}
	kinds["line"] = types.Int64Type
	return kinds
}

func locationValues(location csvimport.Location) map[string]attr.Value {
	return map[string]attr.Value{
		"name": cell(location.Name), "customer": cell(location.Customer), "time_zone": cell(location.TimeZone),
		"preferred_language": cell(location.PreferredLanguage), "announcement_language": cell(location.AnnouncementLanguage),
		"latitude": cell(location.Latitude), "longitude": cell(location.Longitude), "notes": cell(location.Notes),
		"main_number": cell(location.MainNumber), "routing_prefix": cell(location.RoutingPrefix), "outside_dial_digit": cell(location.OutsideDialDigit),
		"address": types.ObjectValueMust(addressTypes(), map[string]attr.Value{
			"address_line1": cell(location.AddressLine1), "address_line2": cell(location.AddressLine2), "city": cell(location.City),
			"state_or_province": cell(location.StateOrProvince), "zip_or_postal_code": cell(location.ZipOrPostalCode), "country": cell(location.Country),
		}),
		"line": types.Int64Value(int64(location.Line)),
	}
}
