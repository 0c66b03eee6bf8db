using DataProducts.Hydration;

namespace MusicStore;

/// <summary>The shop's two tables as CSV, made in memory: they are never written to disk in clear.</summary>
/// <param name="Origin">What the rows come from; a part of the batch's name.</param>
/// <param name="Listeners">The people.</param>
/// <param name="Invoices">The bills.</param>
internal sealed record ShopTables(string Origin, byte[] Listeners, byte[] Invoices)
{
    public const string ListenersHeader = "listener_id,email,phone,address_line,country";
    public const string InvoicesHeader = "invoice_id,listener_id,address_line,country,issued,total";

    public CsvSource ListenerSource => Source("listeners", Listeners);

    public CsvSource InvoiceSource => Source("invoices", Invoices);

    private CsvSource Source(string table, byte[] content) =>
        CsvSource.Stream($"{Origin}:{table}", _ => ValueTask.FromResult<Stream>(new MemoryStream(content, writable: false)));
}
