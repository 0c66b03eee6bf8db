using System.Text;

namespace DataProducts.Access;

/// <summary>One forbid of the transfer matrix, as text. Its parts are names that were checked: none needs an escape.</summary>
/// <param name="Id">The id without the prefix <c>transfer.</c>.</param>
/// <param name="Cell">The cell that reasons name, for example <c>EU/US</c> or <c>IN/*</c>.</param>
/// <param name="Grade">C and T keep clear values back, D everything.</param>
internal sealed record TransferPolicy(string Id, string Cell, TransferGrade Grade)
{
    public string Principal { get; init; } = "principal";

    public string? Regime { get; init; }

    /// <summary>Gets the conditions, all of which must hold.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>Gets the one condition that lets it be, or null.</summary>
    public string? Unless { get; init; }

    /// <summary>Gets the names of which one in <c>context.instruments</c> lets it be; none where nothing does.</summary>
    public IReadOnlyList<string> Instruments { get; init; } = [];

    public static string At(Jurisdiction place) => $"context.at.contains({Place(place)})";

    public static string Of(IReadOnlyList<Jurisdiction> data) => data is [var one]
        ? $"resource.jurisdiction == {Place(one)}"
        : $"[{string.Join(", ", data.Select(Place))}].contains(resource.jurisdiction)";

    public static string Only(Jurisdiction place) => $"[{Place(place)}].containsAll(context.at)";

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append($"\n@id(\"{TransferPolicies.IdPrefix}{Id}\") @cell(\"{Cell}\") @grade(\"{Grade}\")\n");
        text.Append($"forbid ({Principal}, action in DataProducts::Action::\"{(Grade == TransferGrade.D ? "see" : "reveal")}\", resource");
        text.Append(Regime is null ? ")" : $" in DataProducts::Regime::\"{Regime}\")");
        if (When.Count > 0)
        {
            text.Append($" when {{ {string.Join(" && ", When)} }}");
        }

        if (Unless is not null)
        {
            text.Append($" unless {{ {Unless} }}");
        }

        if (Instruments.Count > 0)
        {
            text.Append($" unless {{ {OnRecord(Instruments)} }}");
        }

        return text.Append(";\n").ToString();
    }

    private static string OnRecord(IReadOnlyList<string> names) => names is [var one]
        ? $"context.instruments.contains(\"{one}\")"
        : $"context.instruments.containsAny([{string.Join(", ", names.Select(name => $"\"{name}\""))}])";

    private static string Place(Jurisdiction place) => $"DataProducts::Jurisdiction::\"{place}\"";
}
