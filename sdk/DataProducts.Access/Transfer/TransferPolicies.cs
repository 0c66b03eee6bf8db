using System.Text;

namespace DataProducts.Access;

/// <summary>Turns the transfer matrix into Cedar policies: nothing crosses a border unless its cell says so, and no override forbids
/// it.</summary>
/// <remarks>Every policy forbids, reads only <c>principal</c>, <c>resource</c> and <c>context</c>, and so cannot err: no Cedar engine passes over
/// it. Several places, cells and overrides mean the strictest of them.</remarks>
public static class TransferPolicies
{
    internal const string IdPrefix = "transfer.";

    /// <summary>Writes the policies.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <returns>Cedar text: a forbid for each cell that is not graded A, then those of the overrides.</returns>
    /// <exception cref="AccessException"><c>DP1901</c>: the matrix lacks a cell, or holds what cannot become policy text.</exception>
    public static string Render(TransferMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        TransferMatrixCheck.Run(matrix);
        var text = new StringBuilder();
        text.Append("// Generated from transfer-matrix ").Append(matrix.Version)
            .Append(". Do not edit. A default, not legal advice. Cells graded A need no policy.\n");
        foreach (var cell in matrix.Cells)
        {
            if (cell.Grade != TransferGrade.A)
            {
                text.Append(new TransferPolicy(cell.Id.Replace('/', '.'), cell.Id, cell.Grade)
                {
                    When = [TransferPolicy.At(cell.Viewer), TransferPolicy.Of([cell.Data])],
                    Instruments = cell.InstrumentNames,
                });
            }
        }

        foreach (var one in matrix.Overrides)
        {
            foreach (var policy in OverridePolicies.Of(one, matrix))
            {
                text.Append(policy);
            }
        }

        return text.ToString();
    }
}
