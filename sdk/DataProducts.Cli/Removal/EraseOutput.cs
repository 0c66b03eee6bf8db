using DataProducts.Cli.Output;
using DataProducts.Cli.Vault;

namespace DataProducts.Cli.Removal;

/// <summary>Shows what an erasure does, by references and names of tables; never a value of a row.</summary>
internal static class EraseOutput
{
    public static void Write(ErasurePlan plan, bool json)
    {
        if (json)
        {
            JsonOutput.Write(plan, CliJson.Default.ErasurePlan);
            return;
        }

        Console.WriteLine($"The vault of {plan.Jurisdiction} knows the person {plan.Subject} as {plan.Vault}.");
        Write(plan.Tables, plan.HydrateAgain);
        if (plan.Unfinished is { } request)
        {
            Console.WriteLine($"An erasure of this person was stopped (request {request}); --apply finishes it.");
        }

        foreach (var hold in plan.Holds)
        {
            Console.WriteLine($"The legal hold {hold.Id} forbids it: {hold.Reason}");
        }
    }

    public static void Write(ErasureReport report, string file, bool json)
    {
        if (json)
        {
            JsonOutput.Write(report, CliJson.Default.ErasureReport);
            return;
        }

        Console.WriteLine($"Erased in {report.Jurisdiction}: {VaultInputs.Number(report.VaultKeys)} keys and {VaultInputs.Number(report.VaultItems)} items of the vault, "
            + $"{VaultInputs.Number(report.Tables.Sum(table => table.Rows))} rows, {VaultInputs.Number(report.Files.Count)} files; request {report.Request}.");
        Write(report.Tables, report.HydrateAgain);
        Console.WriteLine($"The evidence is in {file}.");
    }

    /// <summary>Tells on standard error how far it is; a program that reads JSON is told nothing.</summary>
    public static IProgress<ErasureStep>? Progress(bool json) => json ? null : new Steps();

    public static void Write(TableRemoval table, string? end = null) => Console.WriteLine(
        $"{table.Table}{(table.IsQuarantine ? " (quarantine)" : "")}: {VaultInputs.Number(table.Rows)} {(table.Rows == 1 ? "row" : "rows")}, "
        + $"{VaultInputs.Number(table.Snapshots.Count)} snapshots" + (table.References.Count > 0 ? $", and the branches and tags {string.Join(", ", table.References)}" : "") + end);

    private static void Write(IReadOnlyList<TableRemoval> tables, IReadOnlyList<string> again)
    {
        foreach (var table in tables)
        {
            Write(table);
        }

        if (again.Count > 0)
        {
            Console.WriteLine($"Hydrate again, since they are computed from such rows: {string.Join(", ", again)}");
        }
    }

    private sealed class Steps : IProgress<ErasureStep>
    {
        public void Report(ErasureStep value)
        {
            var text = value switch
            {
                ErasureStep.VaultErased => "The vault has destroyed keys and originals.",
                ErasureStep.TableDone => "A table is done.",
                _ => null,
            };
            if (text is not null)
            {
                Console.Error.WriteLine(text);
            }
        }
    }
}
