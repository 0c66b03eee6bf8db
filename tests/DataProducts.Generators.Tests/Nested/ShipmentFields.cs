namespace DataProducts.Generators.Tests.Nested;

/// <summary>Fields of two shipments, one with all and one with as little as possible, and what the lake holds of them.</summary>
internal static class ShipmentFields
{
    private static readonly Cell[] Cells =
    [
        new("shipment_id", "S-1", "S-1", "S-2", "S-2"),
        new("status", "Closed", "Closed", "Open", "Open"),
        new("buyer", "B-1", "B-1", "B-2", "B-2"),
        new("contact", "a@b.example", "contact token", "c@d.example", "contact token"),
        new("fallback", "+49 30 123456", "fallback token"),
        new("door", "Main Street 1", "door token"),
        new("card_number", "11110000000000", "card token"),
        new("tax_id", "T-1", "tax token"),
        new("recipient", "Anna Muster", "recipient token", "Bo", "recipient token"),
        new("born", "1980-02-29", "born token"),
        new("recipient_born", "2001-01-01", "recipient born token"),
        new("iban", "CH93 0076 2011 6238 5295 7", "iban token"),
        new("caller", "+41 44 668 18 00", "caller token"),
        new("customs_number", "CH-123456", "customs token"),
        new("witness", "Zoe Zeuge", null),
        new("courier", "e@f.example", null),
        new("country", "DE", "DE", "CH", "CH"),
        new("residence", null, "EU", null, "CH"),
        new("express", "true", "true", null, "false"),
        new("insured", "false", "false"),
        new("parcels", "2", "2", "1", "1"),
        new("grams", "3250", "3250"),
        new("sequence", "-9", "-9", "0", "0"),
        new("number", "9223372036854775807", "9223372036854775807"),
        new("volume", "0.125", "0.125", "1e2", "100"),
        new("share", "12.5", "12.5"),
        new("distance", "1e-3", "0.001", "0", "0"),
        new("drift", "-0.25", "-0.25"),
        new("weight", "3.25", "3250", "1", "1000"),
        new("postage", "9999999.99", "999999999", "0", "0"),
        new("refund", "-0.01", "-1"),
        new("toll", "99999999999999.9999", "999999999999999999", "0", "0"),
        new("toll_before", "0.0001", "1"),
        new("worth", "999999999999999.9999", "9999999999999999999", "0", "0"),
        new("worth_insured", "-999999999999999.9999", "-9999999999999999999"),
        new("rate", "1.00001", "100001", "0", "0"),
        new("rate_before", "-1", "-100000"),
        new("emissions", "12345678901234567890.123456789", "12345678901234567890123456789"),
        new("code", "AB1234", "AB1234"),
        new("carrier_id", "00112233-4455-6677-8899-aabbccddeeff", "00112233-4455-6677-8899-aabbccddeeff"),
        new("first_carrier_id", "00112233-4455-6677-8899-AABBCCDDEEFF", "00112233-4455-6677-8899-aabbccddeeff", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000"),
        new("carrier_name", "Post", "Post"),
        new("depot", "D-1", "D-1", "D-2", "D-2"),
        new("sent_on", "2026-01-31", "20484", "2026-02-01", "20485"),
        new("due_on", "1969-12-31", "-1"),
        new("cut_off", "00:00:00.000001", "1", null, "63000000000"),
        new("slot", "08:30:00.123456", "30600123456"),
        new("changed", "2026-01-31T10:00:00+01:00", "1769850000000000", "1969-12-31T23:59:59.9999999Z", "-1"),
        new("delivered_at", "1970-01-01T00:00:00.000001Z", "1"),
        new("packed_at", "1970-01-01", "0", "1970-01-01 00:00:01", "1000000"),
        new("printed", "2026-01-31 10:00:00.0000019", "1769853600000001"),
        new("signature", "AAE=", "0001", "//79", "FFFEFD"),
        new("seal", "AP8=", "00FF"),
        new("priority", "High", "High", null, "Low", Field: "prio"),
        new("old_status2", "new", "new"),
        new("temperature", "-4.5", "-4.5"),
        new("fee", "12.30", "1230"),
        new("warehouse", "North", "North", null, "main", Field: "Ware House"),
        new(
            "to",
            """{"floor":2,"place":{"lon":13.4,"lat":52.5},"street":"Unter den Linden \u00e4\"","postCode":"10117"}""",
            "(street: Unter den Linden ä\", zip: 10117, floor: 2, place: (lat: 52.5, lon: 13.4))",
            """{"street":"b","floor":0}""",
            "(street: b, zip: null, floor: 0, place: null)"),
        new("from", """ { "street" : "Rue", "floor" : -1, "place" : null } """, "(street: Rue, zip: null, floor: -1, place: null)"),
        new("place", """{"lat":-90,"lon":1e2}""", "(lat: -90, lon: 100)"),
        new(
            "last",
            """
            {"valid":true,"counter":-1,"level":0.5,"instrument":"00000000-0000-0000-0000-000000000001","day":"1970-01-02","begun":"06:00",
             "at":"1970-01-01T00:00:01Z","read":null,"raw":"AAE=","of":"S-9","urgency":"High","exact":"0.0000000001"}
            """,
            "(valid: true, counter: -1, level: 0.5, instrument: 00000000-0000-0000-0000-000000000001, day: 1, begun: 21600000000, at: 1000000, "
            + "read: null, raw: 0001, of: S-9, urgency: High, exact: 1)"),
        new(
            "lines",
            """
            [{"article":"","price":"12.50","pieces":3,"status":"Open","serials":["a","b"],"found":{"here":{"lat":1,"lon":2},"there":null}},
             {"article":"x","price":0.05,"status":"new","serials":[]}]
            """,
            "[(article: , price: 1250, pieces: 3, status: Open, serials: [a, b], found: {here=(lat: 1, lon: 2), there=null}), "
            + "(article: x, price: 5, pieces: null, status: new, serials: [], found: null)]",
            """[{"article":"y","price":1,"status":"Open","serials":[]}]""",
            "[(article: y, price: 100, pieces: null, status: Open, serials: [], found: null)]"),
        new("notes", """[null,"😀"]""", "[null, 😀]"),
        new("scans", "[1,null,-3]", "[1, null, -3]"),
        new("attempts", """["1970-01-02"]""", "[1]"),
        new("legs", "[-9223372036854775808]", "[-9223372036854775808]"),
        new("stops", """["06:00","23:59:59.9999999"]""", "[21600000000, 86399999999]"),
        new("tracks", """[[{"lat":1,"lon":2},{"lat":3,"lon":4}],[]]""", "[[(lat: 1, lon: 2), (lat: 3, lon: 4)], []]"),
        new("tags", """["b","a"]""", "[b, a]"),
        new("seen", """["Closed","Open"]""", "[Closed, Open]"),
        new("siblings", """["S-2","S-3"]""", "[S-2, S-3]"),
        new("pallets", """["00000000-0000-0000-0000-000000000001"]""", "[00000000-0000-0000-0000-000000000001]", "[]", "[]"),
        new("prices", """{"EUR":1.2345,"USD":null,"CHF":"99999.0"}""", "{EUR=12345, USD=null, CHF=999990000}"),
        new("route", """{"High":[{"street":"a","floor":0}],"Low":[]}""", "{High=[(street: a, zip: null, floor: 0, place: null)], Low=[]}"),
        new("marks", """{"a":"b"}""", "{a=b}", "{}", "{}"),
        new("blobs", """{"-1":"","7":"/+8="}""", "{-1=, 7=FFEF}"),
        new(
            "calendar",
            """{"2026-01-01":{"00000000-0000-0000-0000-000000000001":"1970-01-01T00:00:01Z"},"2026-01-02":{}}""",
            "{20454={00000000-0000-0000-0000-000000000001=1000000}, 20455={}}",
            "null"),
        new("readings", """{"1":null}""", "{1=null}"),
    ];

    public static Dictionary<string, string> Full { get; } = Fields(cell => cell.Full);

    public static Dictionary<string, string> Sparse { get; } = Fields(cell => cell.Sparse);

    /// <summary>Gets what the lake holds of each, by column, in the columns' order.</summary>
    public static Dictionary<string, (string? Full, string? Sparse)> Expected { get; } =
        Cells.ToDictionary(cell => cell.Column, cell => (cell.FullHeld, cell.SparseHeld));

    /// <summary>Gives the name that the source has for a column.</summary>
    public static string FieldOf(string column) => Cells.Single(cell => cell.Column == column) is { Field: { } field } ? field : column;

    private static Dictionary<string, string> Fields(Func<Cell, string?> text) =>
        Cells.Where(cell => text(cell) is not null).ToDictionary(cell => cell.Field ?? cell.Column, cell => text(cell)!);

    private sealed record Cell(string Column, string? Full, string? FullHeld, string? Sparse = null, string? SparseHeld = null, string? Field = null);
}
