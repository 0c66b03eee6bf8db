using System.Runtime.InteropServices;
using DataProducts.Tokens;

namespace DataProducts.Query;

/// <summary>Opens the tokens of a final result that policy lets this person read in clear, through the vault of each token's jurisdiction.</summary>
internal sealed class CellOpener(QueryPlatform platform, IReadOnlyList<TableDecision> decisions, AuditTrail trail)
{
    /// <summary>Puts originals in the place of tokens; gives how many cells were opened and how many stay tokens.</summary>
    public async ValueTask<(long Clear, long Tokens)> OpenAsync(QueryResult result, CancellationToken cancellationToken)
    {
        var asked = new Dictionary<Vault, List<Cell>>();
        long tokens = 0;
        foreach (var column in result.Tokens)
        {
            var decision = decisions.First(one => string.Equals(one.Table.Name, column.Product, StringComparison.Ordinal));
            tokens += Collect(result, column, decision, asked);
        }

        await RecordAsync(asked, cancellationToken).ConfigureAwait(false);
        long clear = 0;
        foreach (var (vault, cells) in asked)
        {
            if (vault.Allowed)
            {
                clear += await OpenAsync(result, vault, cells, cancellationToken).ConfigureAwait(false);
            }
        }

        return (clear, tokens - clear);
    }

    // A token names its jurisdiction itself; what is not a token of ours stays as it is.
    private static long Collect(QueryResult result, TokenCells column, TableDecision decision, Dictionary<Vault, List<Cell>> asked)
    {
        long found = 0;
        for (var row = 0; row < result.Rows.Count; row++)
        {
            if (result.Rows[row][column.Column] is not string text || !Token.TryParse(text, out var token) || column.Subjects[row] is not { } subject)
            {
                continue;
            }

            found++;
            var vault = new Vault(decision, token.Jurisdiction, column.Kind, decision.MayOpen(token.Jurisdiction, column.Kind));
            ref var cells = ref CollectionsMarshal.GetValueRefOrAddDefault(asked, vault, out _);
            (cells ??= []).Add(new Cell(row, column.Column, new TokenCell(text, new SubjectRef(subject))));
        }

        return found;
    }

    // One record a (request, product, jurisdiction, allowed or not), durable before the first value leaves a vault.
    private async ValueTask RecordAsync(Dictionary<Vault, List<Cell>> asked, CancellationToken cancellationToken)
    {
        var records = new List<AuditRecord>();
        foreach (var group in asked.GroupBy(pair => (pair.Key.Decision, pair.Key.Jurisdiction, pair.Key.Allowed)))
        {
            var branch = group.Key.Decision.Branches.FirstOrDefault(one => one.Jurisdiction == group.Key.Jurisdiction);
            if (branch is null)
            {
                continue;
            }

            string[] actions = [.. group.Select(pair => $"detokenise:{pair.Key.Kind}").Distinct().Order(StringComparer.Ordinal)];
            var count = group.Sum(pair => (long)pair.Value.Count);
            records.Add(trail.Record(group.Key.Decision.Model, branch, AuditEvent.Detokenise, actions, group.Key.Allowed, count));
        }

        if (records.Count > 0)
        {
            await platform.Audit.AppendAsync(records, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<long> OpenAsync(QueryResult result, Vault vault, List<Cell> cells, CancellationToken cancellationToken)
    {
        var space = await platform.Tokens(vault.Jurisdiction, vault.Decision.Model.Product.Domain, cancellationToken).ConfigureAwait(false);
        var values = new string?[cells.Count];
        await space.DetokeniseAsync(vault.Kind, cells.ConvertAll(cell => cell.Token).ToArray(), values, cancellationToken).ConfigureAwait(false);
        long opened = 0;
        for (var i = 0; i < values.Length; i++)
        {
            // An item that is gone belongs to an erased subject: the token stays, it opens nothing any more.
            if (values[i] is { } value)
            {
                result.Rows[cells[i].Row][cells[i].Column] = value;
                opened++;
            }
        }

        return opened;
    }

    private readonly record struct Vault(TableDecision Decision, Jurisdiction Jurisdiction, PiiKind Kind, bool Allowed);

    private readonly record struct Cell(int Row, int Column, TokenCell Token);
}
