namespace DataProducts.Generators.Tests;

/// <summary>Records that teams could have written.</summary>
internal static class Records
{
    /// <summary>One of everything that a manifest can say.</summary>
    public const string Customer = """
        namespace RetailBank;

        /// <summary>A customer.</summary>
        [DataProduct("retail.customers", Domain = "retail", Owner = "team-customers@bank.example", Version = "1.2.0",
            Description = "Everyone who holds, or held, an account; one row a person.")]
        [Freshness("PT2H", Target = 0.99, Window = "P30D", Slice = "PT5M")]
        [Completeness(nameof(Phone), Target = 0.9)]
        [Completeness(nameof(Email), Target = 0.995)]
        public sealed partial record Customer
        {
            /// <summary>The number on the <c>account</c>,
            /// see <see cref="Email"/>.</summary>
            [Key, Subject]
            public required string CustomerId { get; init; }

            [JurisdictionOf(From = nameof(Country))]
            public required Jurisdiction Residence { get; init; }

            [Pii(PiiKind.EmailAddress)]
            public required string Email { get; init; }

            [Pii(PiiKind.PhoneNumber)]
            public string? Phone { get; init; }

            [Classified(Classification.Confidential, Mask = Mask.Null), Precision(12, 2)]
            public decimal? CreditLimit { get; init; }

            [From("country_region")]
            public required string Country { get; init; }

            [From("hold", Optional = true)]
            public bool? LegalHold { get; init; }

            public required int Orders { get; init; }

            public DateOnly? BornOn { get; init; }

            [EventTime]
            public required DateTimeOffset Modified { get; init; }

            public string Shown => CustomerId + Country;
        }
        """;

    /// <summary>Every type, required and nullable, under one fixed jurisdiction and a key of several parts.</summary>
    public const string Everything = """
        namespace Team;

        public partial class Outer
        {
            [DataProduct("lab.everything", Owner = "lab@team.example", Description = "All types.", Jurisdiction = "CH")]
            internal sealed partial record Everything
            {
                [Key] public required bool Truth { get; init; }
                [Key] public required int Whole { get; init; }
                [Key] public required long Big { get; init; }
                public required float Single { get; init; }
                public required double Twice { get; init; }
                [Key, Precision(20, 4)] public required decimal Amount { get; init; }
                [Key] public required string @class { get; init; }
                [Key] public required Guid Id { get; init; }
                [Key] public required DateOnly Day { get; init; }
                [Key] public required DateTimeOffset Time { get; init; }
                public bool? MaybeTruth { get; init; }
                public int? MaybeWhole { get; init; }
                public long? MaybeBig { get; init; }
                public float? MaybeSingle { get; init; }
                public double? MaybeTwice { get; init; }
                [Precision(38, 10)] public decimal? MaybeAmount { get; init; }
                public string? MaybeText { get; init; }
                public Guid? MaybeId { get; init; }
                public DateOnly? MaybeDay { get; init; }
                public DateTimeOffset? MaybeTime { get; init; }
            }
        }
        """;

    /// <summary>A product whose jurisdiction a column says, and two further ports in other namespaces, out of order.</summary>
    public const string Shop = """
        namespace Shop;

        [DataProduct("music.listeners", Owner = "music@shop.example", Version = "2.1.0", Description = "One row a listener.")]
        [DerivedFrom("retail.customers")]
        [DerivedFrom("press.charts")]
        public sealed partial record Listener
        {
            [Key, Subject] public required int ListenerId { get; init; }
            [Pii(PiiKind.EmailAddress)] public required string Email { get; init; }
            public required string Country { get; init; }
            [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }
        }
        """;

    /// <summary>A port of <see cref="Shop"/>.</summary>
    public const string Invoice = """
        namespace Shop.Billing
        {
            public static partial class Book
            {
                [DataProductPort(typeof(Listener), "invoices")]
                [Freshness("PT24H")]
                [Completeness(nameof(Total), Target = 0.9)]
                public sealed partial record Invoice
                {
                    [Key] public required int InvoiceId { get; init; }
                    [Subject] public required int ListenerId { get; init; }
                    public required string Country { get; init; }
                    [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Residence { get; init; }
                    [Pii(PiiKind.PostalAddress)] public string? Address { get; init; }
                    [Precision(10, 2)] public required decimal Total { get; init; }
                }
            }
        }
        """;

    /// <summary>Another port of <see cref="Shop"/>, in the global namespace.</summary>
    public const string Concert = """
        [DataProductPort(typeof(Shop.Listener), "concerts")]
        public sealed partial record Concert
        {
            [Key] public required string ConcertId { get; init; }
            public required string Country { get; init; }
            [JurisdictionOf(From = nameof(Country))] public required Jurisdiction Place { get; init; }
        }
        """;

    /// <summary>A record that breaks no rule, for tests that change one thing.</summary>
    public static string Minimal(
        string members = "[Key] public required string Id { get; init; }",
        string id = "a.b",
        string more = ", Jurisdiction = \"CH\"",
        string declaration = "public sealed partial record R",
        string above = "") =>
        $$"""
        namespace N;
        [DataProduct("{{id}}", Owner = "o@x.example", Description = "d"{{more}})]
        {{above}}
        {{declaration}}
        {
            {{members}}
        }
        """;
}
