namespace RetailBank;

/// <summary>Someone who asks, and what for.</summary>
/// <param name="Who">Who it is, for the reader.</param>
/// <param name="Person">The person's id in people.json.</param>
/// <param name="Purpose">The purpose, or null.</param>
internal sealed record Viewer(string Who, string Person, string? Purpose);

/// <summary>Five viewers, one question.</summary>
internal static class Viewers
{
    public const string Sql = "select customer_id, residence, email, city from retail.customers order by residence, customer_id";

    public static readonly Viewer[] All =
    [
        new("EU fraud analyst", "anna@bank.example", "fraud-detection"),
        new("the same, no purpose", "anna@bank.example", null),
        new("US marketing analyst", "mike@bank.example", "campaigns"),
        new("EU cross-border analyst", "clara@bank.example", "fraud-detection"),
        new("Swiss officer", "urs@bank.example", "sanctions-screening"),
    ];
}
