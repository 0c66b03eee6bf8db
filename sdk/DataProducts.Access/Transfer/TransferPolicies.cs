using System.Text;

namespace DataProducts.Access;

/// <summary>Turns the transfer matrix into Cedar policies: nothing crosses a border unless its cell says so.</summary>
public static class TransferPolicies
{
    // Overrides that hold whatever the cells say: an unknown place, a covered person (28 CFR 202), payment data of India (RBI 2018).
    private const string Overrides = """

        @id("transfer.unknown") @cell("*/ZZ") @grade("D")
        forbid (principal, action in DataProducts::Action::"see", resource) when { context.at.isEmpty() || context.at.contains(DataProducts::Jurisdiction::"ZZ") };

        @id("transfer.covered-person") @cell("US/*") @grade("D")
        forbid (principal, action in DataProducts::Action::"see", resource)
        when { principal.coveredPerson && resource.jurisdiction == DataProducts::Jurisdiction::"US" };

        @id("transfer.in.payment") @cell("IN/*") @grade("D")
        forbid (principal, action in DataProducts::Action::"see", resource in DataProducts::Regime::"in.payment")
        when { resource.jurisdiction == DataProducts::Jurisdiction::"IN" } unless { [DataProducts::Jurisdiction::"IN"].containsAll(context.at) };

        """;

    /// <summary>Writes the policies.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <returns>Cedar text: a forbid for each cell that is not graded A, then the overrides.</returns>
    /// <exception cref="AccessException"><c>DP1901</c>: the matrix lacks a cell, or holds what cannot become policy text.</exception>
    public static string Render(TransferMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        matrix.Check();
        var text = new StringBuilder();
        text.Append("// Generated from transfer-matrix ").Append(matrix.Version)
            .Append(". Do not edit. A default, not legal advice. Cells graded A need no policy.\n");
        foreach (var cell in matrix.Cells)
        {
            if (cell.Grade != TransferGrade.A)
            {
                Append(text, cell);
            }
        }

        return text.Append(Overrides).ToString();
    }

    private static void Append(StringBuilder text, TransferCell cell)
    {
        var unless = cell.InstrumentId is { } instrument ? $$""" unless { context.instruments.contains("{{instrument}}") }""" : string.Empty;
        text.Append('\n').Append($$"""@id("transfer.{{cell.Data}}.{{cell.Viewer}}") @cell("{{cell.Data}}/{{cell.Viewer}}") @grade("{{cell.Grade}}")""").Append('\n');
        text.Append("""forbid (principal, action in DataProducts::Action::"reveal", resource) when { """);
        text.Append($$"""context.at.contains(DataProducts::Jurisdiction::"{{cell.Viewer}}") && resource.jurisdiction == DataProducts::Jurisdiction::"{{cell.Data}}" }""");
        text.Append(unless).Append(";\n");
    }
}
