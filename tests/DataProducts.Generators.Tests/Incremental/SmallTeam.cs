namespace DataProducts.Generators.Tests.Incremental;

/// <summary>A team's project of few files that depend on each other in every way a record can, each in several versions.</summary>
/// <remarks>The first version of each file goes with the first of all others. An empty one is a file that is not there.</remarks>
internal static class SmallTeam
{
    public const string Usings = "/src/Usings.cs";
    public const string Order = "/src/Order.cs";
    public const string MoreOfOrder = "/src/Order.More.cs";
    public const string Line = "/src/Line.cs";
    public const string Customer = "/src/Customer.cs";
    public const string Aliased = "/src/Aliased.cs";
    public const string Parts = "/src/Parts.cs";
    public const string Money = "/src/Money.cs";
    public const string Ids = "/src/Ids.cs";
    public const string Prefix = "/src/Prefix.cs";
    public const string Elsewhere = "/src/Elsewhere.cs";
    public const string Nearby = "/src/Nearby.cs";

    public static IReadOnlyDictionary<string, string[]> Versions { get; } = new Dictionary<string, string[]>
    {
        [Usings] =
        [
            "global using System; global using DataProducts; global using Product = DataProducts.DataProductAttribute;",
            "global using DataProducts; global using System; global using Product = DataProducts.DataProductAttribute;",
            "global using System; global using DataProducts;",
            "global using DataProducts; global using Product = DataProducts.DataProductAttribute;",
            "global using System; global using DataProducts; global using Guid = System.DateOnly; global using Product = DataProducts.DataProductPortAttribute;",
            "global using System; global using DataProducts; global using Product = DataProducts.DataProductAttribute; global using static Team.Shared.Ids;",
            "global using System; global using DataProducts; global using Product = DataProducts.DataProductAttribute; global using Team.Other; [assembly: CLSCompliant(false)]",
        ],
        [Order] =
        [
            OrderWith("One row an order."),
            OrderWith("An order."),
            OrderWith("One row an order.").Replace("Status State", "Status? State", StringComparison.Ordinal),
            OrderWith("One row an order.").Replace("Guid Trace", "string Trace", StringComparison.Ordinal),
            OrderWith("One row an order.").Replace("namespace Team.Orders;", "namespace Team.Orders; using Money = Team.Orders.Address;", StringComparison.Ordinal),
            OrderWith("One row an order.").Replace("partial record Order", "partial record Ord", StringComparison.Ordinal),
            OrderWith("One row an order.").Replace("partial record Order", "partial recrd Order", StringComparison.Ordinal),
            OrderWith("One row an order.") + "public sealed record Address(int Of, int The, int Same, int File);",
            OrderWith("One row an order.").Replace("[Key]", "#if OTHER\n[Unique]\n#endif\n[Key]", StringComparison.Ordinal),
        ],
        [MoreOfOrder] =
        [
            "namespace Team.Orders; partial record Order { public bool Gift { get; init; } }",
            "namespace Team.Orders; partial record Order { public bool? Gift { get; init; } }",
            "namespace Team.Orders; [Quality(\"no_gift\", \"select count(*) from {port}\")] partial record Order { public bool Gift { get; init; } }",
            "namespace Team.Orders; record Order { public bool Gift { get; init; } }",
            "",
        ],
        [Line] =
        [
            LineOf("Order", "lines"),
            LineOf("Order", "items"),
            LineOf("Customers.Customer", "lines"),
            "",
        ],
        [Customer] =
        [
            CustomerWith("PT2H"),
            CustomerWith("PT3H"),
            CustomerWith("PT2H").Replace("nameof(Orders.Order.OrderId)", "nameof(Orders.Order.Trace)", StringComparison.Ordinal),
            CustomerWith("PT2H").Replace("Limits.Most", "Limits.Least", StringComparison.Ordinal),
        ],
        [Aliased] =
        [
            "namespace Team; [Product(\"shop.aliased\", Jurisdiction = \"CH\")] public sealed partial record Aliased { [Key] public required Guid Id { get; init; } }",
            "using Product = DataProducts.DataProductAttribute; namespace Team; "
                + "[Product(\"shop.aliased\", Jurisdiction = \"DE\")] public sealed partial record Aliased { [Key] public required Guid Id { get; init; } }",
            "#nullable disable\nnamespace Team; [Product(\"shop.aliased\", Jurisdiction = \"CH\")] public sealed partial record Aliased { [Key] public string Id { get; init; } }",
            "",
        ],
        [Parts] =
        [
            "namespace Team.Orders; public enum Status { Open, Paid } public sealed record Address(string Street, Zip? Zip); public sealed record Zip(string Code);",
            "namespace Team.Orders; public enum Status { Paid, Open } public sealed record Address(string Street, Zip? Zip); public sealed record Zip(string Code);",
            "namespace Team.Orders; public enum Status { Open, Paid } public sealed record Address(string Road, Zip Zip); public sealed record Zip(int Code);",
            "namespace Team.Orders; public enum Status { Open, Paid } public sealed record Address(string Street, Other? Zip);",
            "namespace Team.Parts; public enum Status { Open, Paid } public sealed record Address(string Street, Zip? Zip); public sealed record Zip(string Code);",
            "namespace Team { public enum Status { Open, Late = 7 } public sealed record Address(int Number); }",
            "",
        ],
        [Money] =
        [
            "namespace Team.Shared; [LakeValue] public readonly struct Money(decimal value) { public decimal Value { get; } = value; }",
            "namespace Team.Shared; [LakeValue] public readonly struct Money(long value) { public long Value { get; } = value; }",
            "namespace Team.Shared; [LakeValue] public readonly struct Money(Guid value) { public Guid Value { get; } = value; }",
            "namespace Team.Shared; [LakeValue] public readonly struct Money : IMoney { public long Value => 1; public static bool TryCreate(long value, out Money made) { made = default; return true; } }",
        ],
        [Ids] =
        [
            "namespace Team.Shared; public static class Ids { public const string Order = Prefix.Domain + \".orders\"; } public static class Limits { public const int Least = 1, Most = 9; }",
            "namespace Team.Shared; public static class Ids { public const string Order = Prefix.Domain + \".orders_eu\"; } public static class Limits { public const int Least = 1, Most = 9; }",
            "namespace Team.Shared; public class Ids : More { } public static class Limits { public const int Least = 2, Most = 8; }",
        ],
        [Prefix] =
        [
            "namespace Team.Shared; internal static class Prefix { public const string Domain = \"shop\"; } public class More { public const string Order = \"shop.more\"; }",
            "namespace Team.Shared; internal static class Prefix { public const string Domain = \"store\"; } public class More { public const string Order = \"shop.others\"; }",
            "namespace Team.Shared; internal static class Prefix { public const string Domain = \"\"; } public class More { private const string Order = \"shop.more\"; }",
        ],
        [Elsewhere] =
        [
            "namespace Team; public class Elsewhere { public int Count() => 1; }",
            "namespace Team; public class Elsewhere { public int Count() => 2; }",
            "namespace Team; public class Elsewhere2 { public int Count() => 1; public class Guid; }",
            "namespace Team.Orders; public enum Guid { One, Two }",
            "namespace Team; public record Guid(int One);",
            "namespace Team.System { public enum Guid { One } }",
            "namespace Team.Orders.Team { }",
            "namespace Team.Other; public enum Guid { A, B } public enum Other { C }",
            "namespace Team.Orders; public class KeyAttribute : Attribute;",
            "namespace Team.Orders; public class Key : DataProducts.UniqueAttribute;",
            "public enum Guid { Global }",
            "global using Guid = System.TimeOnly;",
            "namespace System; public struct Guid; public struct DateOnly;",
            "namespace System.ComponentModel.DataAnnotations; public class RangeAttribute(int a, int b) : Attribute;",
            "",
        ],
        [Nearby] =
        [
            "",
            "namespace Team.Orders; public sealed record Zip(long Near);",
            "namespace Team.Shared; internal sealed class Prefix { }",
            "namespace Team.Orders; public sealed record Other(string Only);",
            "namespace Team.Shared; public interface IMoney;",
            "namespace Team.Shared.Customers; public class Customer;",
        ],
    };

    private static string OrderWith(string description) =>
        $$"""
        using Team.Shared;
        using System.ComponentModel.DataAnnotations;

        namespace Team.Orders;

        [DataProduct(Ids.Order, Owner = "o@shop.example", Description = "{{description}}", Jurisdiction = "CH")]
        public sealed partial record Order
        {
            /// <summary>The number.</summary>
            [DataProducts.Key] public required string OrderId { get; init; }
            public required Status State { get; init; }
            public Address? ShipTo { get; init; }
            [Precision(12, 2)] public Money? Total { get; init; }
            [Range(Limits.Least, Limits.Most)] public required int Pieces { get; init; }
            public required Guid Trace { get; init; }
        }

        """;

    private static string LineOf(string product, string name) =>
        $$"""
        namespace Team.Orders
        {
            using Team;

            [DataProductPort(typeof({{product}}), "{{name}}")]
            public sealed partial record Line
            {
                [Key, References(typeof(Order))] public required string OrderId { get; init; }
                [Key] public required int Number { get; init; }
                public Zip? Zip { get; init; }
            }
        }
        """;

    private static string CustomerWith(string age) =>
        $$"""
        using System.ComponentModel.DataAnnotations;
        using L = Team.Shared.Limits;
        namespace Team.Customers;

        [DataProduct("shop.customers", Owner = "o@shop.example", Description = "One row a customer.", Jurisdiction = "CH"), Freshness("{{age}}")]
        public sealed partial record Customer
        {
            [DataProducts.Key] public required string CustomerId { get; init; }
            [References(typeof(Orders.Order), nameof(Orders.Order.OrderId))] public string? Latest { get; init; }
            [Range(0, Shared.Limits.Most)] public required int Orders_ { get; init; }
            [Range(0, L.Most)] public required int Open { get; init; }
        }
        """;
}
