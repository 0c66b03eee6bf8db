namespace MusicStore;

/// <summary>Someone who asks something.</summary>
/// <param name="Who">Who it is, for the reader.</param>
/// <param name="Person">The person's id in people.json.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Sql">What.</param>
internal sealed record Viewer(string Who, string Person, string Purpose, string Sql);

/// <summary>Three questions, one of which is not answered.</summary>
internal static class Viewers
{
    private const string MarketSql = "select country, listeners, invoices, revenue, bank_customers from music.market order by revenue desc";

    public static readonly Viewer[] All =
    [
        new("listener care, EU", "lena@shop.example", "customer-care", """
            select l.listener_id, l.email, b.billed
            from music.listeners l
            join (select listener_id, sum(total) as billed from music.listeners__invoices group by listener_id) b using (listener_id)
            order by billed desc, listener_id limit 3
            """),
        new("market research", "mia@shop.example", "market-research", MarketSql),
        new("listener care asks for the market", "lena@shop.example", "customer-care", MarketSql),
    ];
}
