using DataProducts.TestKit;
using DuckDB.NET.Data;

namespace DataProducts.Query.Tests;

/// <summary>Two small products in Parquet files with field ids, written by the engine itself, and a viewer of EU rows whose hidden rows are poison.</summary>
public sealed class Lake : IDisposable
{
    /// <summary>Occurs in every hidden text cell; must never occur in a result or a message.</summary>
    public const string Poison = "HIDDENPOISON";

    // Not a filter that a Parquet scan takes over whole: the engine runs it beside the viewer's predicates.
    public const string EuFilter =
        "((\"country\" = 'DE' AND \"id\" < 1000) OR (\"country\" = 'FR' AND \"id\" < 2000)) AND NOT (\"id\" = 7)";

    private readonly TempFolder _folder = new();

    public Lake()
    {
        // Rows 1-6 are German or French and clean; 7 is excluded by the filter; 8-200 are hidden, and their code breaks casts and regular expressions.
        Write(Customers, $"""
            SELECT i::BIGINT AS id,
                   CASE WHEN i = 200 THEN NULL WHEN i <= 7 THEN CASE WHEN i % 2 = 0 THEN 'DE' ELSE 'FR' END ELSE 'US' END AS country,
                   CASE WHEN i <= 6 THEN (i * 10)::VARCHAR ELSE '({Poison}' || i END AS code,
                   CASE WHEN i <= 6 THEN 'tok_eu_email_' || lpad(i::VARCHAR, 33, '0') ELSE '{Poison}' END AS email,
                   CASE WHEN i <= 6 THEN 'tok_eu_phone_' || lpad(i::VARCHAR, 33, '0') ELSE '{Poison}' END AS phone,
                   CASE WHEN i <= 6 THEN (i * 100)::DECIMAL(12,2) ELSE 0 END AS credit,
                   CASE WHEN i <= 6 THEN DATE '2020-01-01' + i::INTEGER ELSE NULL END AS since,
                   CASE WHEN i <= 6 THEN i::DOUBLE / 2 ELSE 'nan'::DOUBLE END AS score,
                   unhex(lpad(to_hex(i), 32, '0')) AS dp_subject
            FROM range(1, 201) t(i)
            """, "{id: 1, country: 2, code: 3, email: 4, phone: 5, credit: 6, since: 7, score: 8, dp_subject: 9}");
        Write(Orders, """
            SELECT i::BIGINT AS order_id, (i % 10 + 1)::BIGINT AS customer_id, 'sku' || (i % 3) AS sku, i::INTEGER AS quantity,
                   unhex(lpad(to_hex(i % 10 + 1), 32, '0')) AS dp_subject
            FROM range(1, 31) t(i)
            """, "{order_id: 1, customer_id: 2, sku: 3, quantity: 4, dp_subject: 5}");
    }

    public string Customers => _folder["customers.parquet"];

    public string Orders => _folder["orders.parquet"];

    public string Path(string name) => _folder[name];

    public static IReadOnlyList<GovernedColumn> CustomerColumns { get; } =
    [
        new("id", new(LakeKind.Long)), new("country", new(LakeKind.String)), new("code", new(LakeKind.String)),
        new("email", new(LakeKind.String), PiiKind.EmailAddress), new("phone", new(LakeKind.String), PiiKind.PhoneNumber),
        new("credit", new(LakeKind.Decimal, 12, 2)), new("since", new(LakeKind.Date)), new("score", new(LakeKind.Double)),
    ];

    public static IReadOnlyDictionary<string, int> CustomerIds { get; } = new Dictionary<string, int>
    {
        ["id"] = 1,
        ["country"] = 2,
        ["code"] = 3,
        ["email"] = 4,
        ["phone"] = 5,
        ["credit"] = 6,
        ["since"] = 7,
        ["score"] = 8,
        ["dp_subject"] = 9,
    };

    public GovernedTable CustomerTable(string filter = EuFilter, params (string Column, ColumnAction Action)[] actions)
    {
        var all = CustomerColumns.ToDictionary(column => column.Name, _ => ColumnAction.Clear);
        foreach (var (column, action) in actions)
        {
            all[column] = action;
        }

        return new("retail.customers", CustomerColumns, [new(Jurisdiction.EU, [Customers], CustomerIds, filter, all)]);
    }

    public GovernedTable OrderTable(string filter = "(\"order_id\" <= 20)")
    {
        GovernedColumn[] columns =
        [
            new("order_id", new(LakeKind.Long)), new("customer_id", new(LakeKind.Long)), new("sku", new(LakeKind.String)), new("quantity", new(LakeKind.Int)),
        ];
        var ids = new Dictionary<string, int> { ["order_id"] = 1, ["customer_id"] = 2, ["sku"] = 3, ["quantity"] = 4, ["dp_subject"] = 5 };
        return new("retail.customers__orders", columns, [new(Jurisdiction.EU, [Orders], ids, filter, columns.ToDictionary(c => c.Name, _ => ColumnAction.Clear))]);
    }

    public Task<QueryResult> Ask(string sql) => Ask(sql, CustomerTable(), OrderTable());

    // Without the second run behind a barrier: what is tested is the guard.
    public static Task<QueryResult> Ask(string sql, params GovernedTable[] tables) =>
        new GovernedDuckDb(new() { MemoryMegabytes = 256 }, null, retryBehindBarrier: false)
            .ExecuteAsync(SqlGate.Parse(sql), tables, TestContext.Current.CancellationToken);

    /// <summary>The number of a row, with which its subject ends.</summary>
    public static int NumberOf(TokenRow row) => Convert.ToInt32(row.Subject.ToString()[30..], 16);

    public static string Text(QueryResult result) => string.Join("; ", result.Rows.Select(row => string.Join(",", row.Select(Cell))));

    public void Write(string path, string select, string fieldIds)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"COPY ({select}) TO '{path}' (FORMAT parquet, ROW_GROUP_SIZE 2048, FIELD_IDS {fieldIds})";
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Dispose();

    private static string Cell(object? value) => value switch
    {
        null => "null",
        IFormattable formattable => formattable.ToString(value is DateOnly ? "yyyy-MM-dd" : null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
