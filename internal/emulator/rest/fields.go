package rest

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// unknownFields are the paths of the fields of a JSON text that none of the types
// has, in the spelling that they were sent in. Each type is one that the text was,
// or could have been, decoded into.
func unknownFields(text []byte, types ...reflect.Type) []string {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil
	}
	found := map[string]bool{}
	collectUnknown(found, "", value, types)
	return slices.Sorted(maps.Keys(found))
}

// collectUnknown goes through a value that may be of any of the types.
func collectUnknown(found map[string]bool, path string, value any, types []reflect.Type) {
	switch value := value.(type) {
	case map[string]any:
		for name, inner := range value {
			below, open := fieldTypes(types, name)
			inside := strings.TrimPrefix(path+"."+name, ".")
			switch {
			case open:
			case len(below) == 0:
				found[inside] = true
			default:
				collectUnknown(found, inside, inner, below)
			}
		}
	case []any:
		var elements []reflect.Type
		for _, one := range types {
			if one = pointedTo(one); one.Kind() == reflect.Slice {
				elements = append(elements, one.Elem())
			}
		}
		for _, inner := range value {
			collectUnknown(found, path, inner, elements)
		}
	}
}

// fieldTypes are the types that a field of that name may have. It is open where a
// type reads itself, or is no struct: what such a type takes can't be seen.
func fieldTypes(types []reflect.Type, name string) (fields []reflect.Type, open bool) {
	reader := reflect.TypeFor[json.Unmarshaler]()
	for _, one := range types {
		one = pointedTo(one)
		switch {
		case reflect.PointerTo(one).Implements(reader):
			return nil, true
		case one.Kind() == reflect.Map:
			fields = append(fields, one.Elem())
		case one.Kind() != reflect.Struct:
			return nil, true
		default:
			for _, field := range reflect.VisibleFields(one) {
				tag, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				if tag == name || (tag == "" && !field.Anonymous && field.Name == name) {
					fields = append(fields, field.Type)
				}
			}
		}
	}
	return fields, false
}

func pointedTo(one reflect.Type) reflect.Type {
	for one.Kind() == reflect.Pointer {
		one = one.Elem()
	}
	return one
}
