package values

// What the addresses of countries have. The postal codes are those of
// libaddressinput (region_data_constants.cc of June 2025): the countries whose
// "require" has a Z. Of the countries whose "require" has an S, those are here
// that Webex asks for: where the state stands in the address itself, by the
// letters of ISO 3166-2. Elsewhere both may be left out.

// postalCodeCountries are the countries whose addresses have a postal code.
const postalCodeCountries = "" +
	"AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI LT LU LV MF MH MP MQ " +
	"MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SJ SK SM TC TR TW UA US VI WF YT ZA"

// subdivisions are the states and provinces of the countries whose addresses
// have one, as the code of ISO 3166-2 without the country, and the name. Where
// ISO replaced a code, the former one is here too: Webex may hold either.
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
			"AB=Alberta;BC=British Columbia;MB=Manitoba;NB=New Brunswick;NL=Newfoundland and Labrador;NS=Nova Scotia;" +
			"NT=Northwest Territories;NU=Nunavut;ON=Ontario;PE=Prince Edward Island;QC=Quebec;SK=Saskatchewan;YT=Yukon;"
	case "IN":
		return "" +
			"AN=Andaman and Nicobar Islands;AP=Andhra Pradesh;AR=Arunāchal Pradesh;AS=Assam;BR=Bihār;CG=Chhattisgarh;CH=Chandīgarh;" +
			"CT=Chhattīsgarh;DH=Dādra and Nagar Haveli and Damān and Diu;DL=Delhi;GA=Goa;GJ=Gujarāt;HP=Himāchal Pradesh;HR=Haryāna;" +
			"JH=Jhārkhand;JK=Jammu and Kashmīr;KA=Karnātaka;KL=Kerala;LA=Ladākh;LD=Lakshadweep;MH=Mahārāshtra;ML=Meghālaya;MN=Manipur;" +
			"MP=Madhya Pradesh;MZ=Mizoram;NL=Nāgāland;OD=Odisha;OR=Odisha;PB=Punjab;PY=Puducherry;RJ=Rājasthān;SK=Sikkim;TG=Telangāna;" +
			"TN=Tamil Nādu;TR=Tripura;TS=Telangana;UK=Uttarakhand;UP=Uttar Pradesh;UT=Uttarākhand;WB=West Bengal;"
	case "MX":
		return "" +
			"AGU=Aguascalientes;BCN=Baja California;BCS=Baja California Sur;CAM=Campeche;CHH=Chihuahua;CHP=Chiapas;CMX=Ciudad de México;" +
			"COA=Coahuila de Zaragoza;COL=Colima;DUR=Durango;GRO=Guerrero;GUA=Guanajuato;HID=Hidalgo;JAL=Jalisco;MEX=México;" +
			"MIC=Michoacán de Ocampo;MOR=Morelos;NAY=Nayarit;NLE=Nuevo León;OAX=Oaxaca;PUE=Puebla;QUE=Querétaro;ROO=Quintana Roo;" +
			"SIN=Sinaloa;SLP=San Luis Potosí;SON=Sonora;TAB=Tabasco;TAM=Tamaulipas;TLA=Tlaxcala;VER=Veracruz de Ignacio de la Llave;" +
			"YUC=Yucatán;ZAC=Zacatecas;"
	case "US":
		return "" +
			"AK=Alaska;AL=Alabama;AR=Arkansas;AS=American Samoa;AZ=Arizona;CA=California;CO=Colorado;CT=Connecticut;" +
			"DC=District of Columbia;DE=Delaware;FL=Florida;GA=Georgia;GU=Guam;HI=Hawaii;IA=Iowa;ID=Idaho;IL=Illinois;IN=Indiana;" +
			"KS=Kansas;KY=Kentucky;LA=Louisiana;MA=Massachusetts;MD=Maryland;ME=Maine;MI=Michigan;MN=Minnesota;MO=Missouri;" +
			"MP=Northern Mariana Islands;MS=Mississippi;MT=Montana;NC=North Carolina;ND=North Dakota;NE=Nebraska;NH=New Hampshire;" +
			"NJ=New Jersey;NM=New Mexico;NV=Nevada;NY=New York;OH=Ohio;OK=Oklahoma;OR=Oregon;PA=Pennsylvania;PR=Puerto Rico;" +
			"RI=Rhode Island;SC=South Carolina;SD=South Dakota;TN=Tennessee;TX=Texas;UM=United States Minor Outlying Islands;UT=Utah;" +
			"VA=Virginia;VI=Virgin Islands, U.S.;VT=Vermont;WA=Washington;WI=Wisconsin;WV=West Virginia;WY=Wyoming;"
	default:
		return ""
	}
}
