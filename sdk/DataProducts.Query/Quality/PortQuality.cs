using System.Globalization;
using DataProducts.Contracts;
using DataProducts.Lake;
using DataProducts.Query.Governed;

namespace DataProducts.Query;

/// <summary>
/// Asks a port's own quality rules (<see cref="QualityAttribute"/>) of one table. The SQL is a team's, so it passes the same gate as a
/// person's and runs in the same engine, over this table alone.
/// </summary>
/// <param name="name">What <c>{port}</c> becomes, such as <c>retail.customers</c>; rules see no other name.</param>
/// <param name="port">The port.</param>
/// <param name="engine">The engine.</param>
internal sealed class PortQuality(string name, PortManifest port, GovernedDuckDb engine)
{
    private const string PortMark = "{port}";

    /// <summary>Asks every rule.</summary>
    /// <returns>A sentence for each rule that does not hold, or cannot be asked.</returns>
    public async ValueTask<IReadOnlyList<string>> CheckAsync(
        Jurisdiction jurisdiction, SnapshotFiles snapshot, CancellationToken cancellationToken)
    {
        var findings = new List<string>();
        if (port.Quality.Count > 0 && ReadableFiles.Problem(name, snapshot) is { } unread)
        {
            return [$"quality rules in {jurisdiction.Code}: they cannot be asked ({unread.Id}): {unread.Message}"];
        }

        var table = TableOf(jurisdiction, snapshot);
        if (port.Quality.Count == 0 || snapshot.Files.Sum(file => file.Rows) == 0 || await HasNoRowAsync(table, cancellationToken).ConfigureAwait(false))
        {
            return findings; // no row breaks anything, and an average of none is no number
        }

        foreach (var rule in port.Quality)
        {
            if (await ProblemAsync(rule, table, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                findings.Add($"quality rule '{rule.Name}' in {jurisdiction.Code}: {problem}");
            }
        }

        return findings;
    }

    // Tokens stay tokens, and every row counts: the rule is the owner's, of the owner's table.
    private GovernedTable TableOf(Jurisdiction jurisdiction, SnapshotFiles snapshot) => new(
        name,
        [.. port.Columns.Select(column => new GovernedColumn(column.Name, column.Type, column.Pii?.Kind))],
        [
            GovernedBranch.Of(
                jurisdiction,
                snapshot,
                "true",
                port.Columns.ToDictionary(column => column.Name, _ => ColumnAction.Clear, StringComparer.Ordinal)),
        ]);

    // Only the engine knows whether rows are left where some are deleted. Where it cannot say, each rule tells why.
    private async ValueTask<bool> HasNoRowAsync(GovernedTable table, CancellationToken cancellationToken)
    {
        try
        {
            var query = SqlGate.Parse($"select 1 from {name} limit 1");
            return table.Branches[0].DeleteFiles.Any()
                && await engine.ExecuteAsync(query, [table], cancellationToken).ConfigureAwait(false) is { Rows.Count: 0 };
        }
        catch (Exception failure) when (failure is QueryRefusedException or QueryFailedException)
        {
            return false;
        }
    }

    private async ValueTask<string?> ProblemAsync(QualityRule rule, GovernedTable table, CancellationToken cancellationToken)
    {
        try
        {
            var query = SqlGate.Parse(rule.Sql.Replace(PortMark, name, StringComparison.Ordinal));
            var answer = await engine.ExecuteAsync(query, [table], cancellationToken).ConfigureAwait(false);
            if (answer is not { Columns.Count: 1, Rows: [[{ } cell]] } || NumberOf(cell) is not { } number)
            {
                return "its query does not answer with one number";
            }

            // A count or a sum, as the contract says; a value of a row would be an odd rule, and is not told.
            return number == rule.MustBe ? null : string.Create(CultureInfo.InvariantCulture, $"its query's answer is not {rule.MustBe}");
        }
        catch (Exception failure) when (failure is QueryRefusedException or QueryFailedException)
        {
            return $"its query cannot be run ({((DataProductException)failure).Id})";
        }
    }

    private static decimal? NumberOf(object cell)
    {
        try
        {
            return cell switch
            {
                bool truth => truth ? 1 : 0,
                System.Numerics.BigInteger large => (decimal)large,
                sbyte or byte or short or ushort or int or uint or long or ulong or decimal or float or double =>
                    Convert.ToDecimal(cell, CultureInfo.InvariantCulture),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
