package values

// What the addresses of countries have, after libaddressinput
// (region_data_constants.cc of June 2025). The postal codes are its countries
// whose "require" has a Z. The states are its countries whose "require" has an S
// besides a C: where it has an S alone, as for Hong Kong and Dubai, the city of
// an address says it; only Japan's addresses have both. Left out are territories
// whose state would be the country once more, such as American Samoa. Elsewhere
// both may be left out.

// stateCountries are the countries whose addresses name a state or province.
const stateCountries = "AU BR CA CN CR ES HN IN IQ IT JM JP KN KR MX PF PG RU SO SV TW US VE"

// postalCodeCountries are the countries whose addresses have a postal code.
const postalCodeCountries = "" +
	"AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI LT LU LV MF MH MP MQ " +
	"MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SJ SK SM TC TR TW UA US VI WF YT ZA"

// subdivisions are the states and provinces of the countries whose addresses
// name them by their code, which is what Webex asks for there: the code of ISO
// 3166-2 without the country, and the names. Where ISO replaced a code, the
// former one is here too: Webex may hold either.
func subdivisions(country string) string {
	switch country {
	case "AU":
		return "" +
			"ACT=Australian Capital Territory;NSW=New South Wales;NT=Northern Territory;QLD=Queensland;SA=South Australia;TAS=Tasmania;" +
			"VIC=Victoria;WA=Western Australia;"
	case "BR":
		return "" +
			"AC=Acre;AL=Alagoas;AM=Amazonas;AP=Amapá;BA=Bahia;CE=Ceará;DF=Distrito Federal;ES=Espírito Santo;GO=Goiás;MA=Maranhão;" +
			"MG=Minas Gerais;MS=Mato Grosso do Sul;MT=Mato Grosso;PA=Pará;PB=Paraíba;PE=Pernambuco;PI=Piauí;PR=Paraná;" +
			"RJ=Rio de Janeiro;RN=Rio Grande do Norte;RO=Rondônia;RR=Roraima;RS=Rio Grande do Sul;SC=Santa Catarina;SE=Sergipe;" +
			"SP=São Paulo;TO=Tocantins;"
	case "CA":
		return "" +
			"AB=Alberta;BC=British Columbia;MB=Manitoba;NB=New Brunswick;NL=Newfoundland and Labrador|Newfoundland|NF;NS=Nova Scotia;" +
			"NT=Northwest Territories;NU=Nunavut;ON=Ontario;PE=Prince Edward Island;QC=Quebec|PQ;SK=Saskatchewan;YT=Yukon;"
	case "IN":
		return "" +
			"AN=Andaman and Nicobar Islands;AP=Andhra Pradesh;AR=Arunāchal Pradesh;AS=Assam;BR=Bihār;CG=Chhattisgarh;CH=Chandīgarh;" +
			"CT=Chhattīsgarh;DH=Dādra and Nagar Haveli and Damān and Diu;DL=Delhi|New Delhi;GA=Goa;GJ=Gujarāt;HP=Himāchal Pradesh;HR=Haryāna;" +
			"JH=Jhārkhand;JK=Jammu and Kashmīr;KA=Karnātaka;KL=Kerala;LA=Ladākh;LD=Lakshadweep;MH=Mahārāshtra;ML=Meghālaya;MN=Manipur;" +
			"MP=Madhya Pradesh;MZ=Mizoram;NL=Nāgāland;OD=Odisha|Orissa;OR=Odisha;PB=Punjab;PY=Puducherry|Pondicherry;RJ=Rājasthān;SK=Sikkim;TG=Telangāna;" +
			"TN=Tamil Nādu;TR=Tripura;TS=Telangana;UK=Uttarakhand;UP=Uttar Pradesh;UT=Uttarākhand;WB=West Bengal;"
	case "MX":
		return "" +
			"AGU=Aguascalientes;BCN=Baja California;BCS=Baja California Sur;CAM=Campeche;CHH=Chihuahua;CHP=Chiapas;CMX=Ciudad de México|Mexico City|CDMX|Distrito Federal|DF|DIF;" +
			"COA=Coahuila de Zaragoza;COL=Colima;DUR=Durango;GRO=Guerrero;GUA=Guanajuato;HID=Hidalgo;JAL=Jalisco;MEX=México|Estado de México;" +
			"MIC=Michoacán de Ocampo;MOR=Morelos;NAY=Nayarit;NLE=Nuevo León|NL;OAX=Oaxaca;PUE=Puebla;QUE=Querétaro;ROO=Quintana Roo;" +
			"SIN=Sinaloa;SLP=San Luis Potosí;SON=Sonora;TAB=Tabasco;TAM=Tamaulipas;TLA=Tlaxcala;VER=Veracruz de Ignacio de la Llave;" +
			"YUC=Yucatán;ZAC=Zacatecas;"
	case "US":
		return "" +
			"AK=Alaska;AL=Alabama;AR=Arkansas;AS=American Samoa;AZ=Arizona;CA=California;CO=Colorado;CT=Connecticut;" +
			"DC=District of Columbia|Washington DC;DE=Delaware;FL=Florida;GA=Georgia;GU=Guam;HI=Hawaii;IA=Iowa;ID=Idaho;IL=Illinois;IN=Indiana;" +
			"KS=Kansas;KY=Kentucky;LA=Louisiana;MA=Massachusetts;MD=Maryland;ME=Maine;MI=Michigan;MN=Minnesota;MO=Missouri;" +
			"MP=Northern Mariana Islands;MS=Mississippi;MT=Montana;NC=North Carolina;ND=North Dakota;NE=Nebraska;NH=New Hampshire;" +
			"NJ=New Jersey;NM=New Mexico;NV=Nevada;NY=New York;OH=Ohio;OK=Oklahoma;OR=Oregon;PA=Pennsylvania;PR=Puerto Rico;" +
			"RI=Rhode Island;SC=South Carolina;SD=South Dakota;TN=Tennessee;TX=Texas;UM=United States Minor Outlying Islands;UT=Utah;" +
			"VA=Virginia;VI=Virgin Islands, U.S.|U.S. Virgin Islands;VT=Vermont;WA=Washington;WI=Wisconsin;WV=West Virginia;WY=Wyoming;"
	default:
		return ""
	}
}
