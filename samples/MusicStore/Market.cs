using DataProducts;

namespace MusicStore;

/// <summary>What the shop and the bank know together of one country.</summary>
[DataProduct("music.market", Domain = "music", Owner = "team-market@shop.example", Version = "1.0.0",
    Description = "How many people of a country buy music, for how much, and how many the bank knows there; one row a country.")]
[DerivedFrom("music.listeners")]
[DerivedFrom("retail.customers")]
[Freshness("PT24H", Target = 0.99)]
public sealed partial record Market
{
    /// <summary>What the rows are. It runs once a jurisdiction, over that jurisdiction's rows alone.</summary>
    /// <remarks>A country with one listener would tell what that person spent, so it is left out.</remarks>
    public const string Sql = """
        with listeners as (select country, count(*) as listeners from music.listeners group by country),
             invoices as (select country, count(*) as invoices, sum(total) as revenue from music.listeners__invoices group by country),
             customers as (select country, count(*) as bank_customers from retail.customers group by country)
        select country, listeners, invoices, revenue, bank_customers
        from listeners join invoices using (country) left join customers using (country)
        where listeners > 1
        """;

    /// <summary>What the product asks for.</summary>
    public const string Purpose = "market-research";

    /// <summary>Country, ISO 3166-1 alpha-2.</summary>
    [Key]
    public required string Country { get; init; }

    /// <summary>Whose law protects what the row was made of.</summary>
    [JurisdictionOf(From = nameof(Country))]
    public required Jurisdiction Residence { get; init; }

    /// <summary>How many people bought music.</summary>
    public required int Listeners { get; init; }

    /// <summary>How many bills they got.</summary>
    public required int Invoices { get; init; }

    /// <summary>The sum of these, in US dollars.</summary>
    [Precision(12, 2)]
    public required decimal Revenue { get; init; }

    /// <summary>How many customers the bank has there; none where it shows none.</summary>
    public int? BankCustomers { get; init; }
}
