using DataProducts.Cli.Cedar;
using DataProducts.Cli.Output;

namespace DataProducts.Cli.Vault;

/// <summary>Shows what became of a person, by the reference that the lake has.</summary>
internal static class ErasureOutput
{
    public static void Write(ErasureDocument document, bool isErasure, bool json)
    {
        if (json)
        {
            JsonOutput.Write(document, CliJson.Default.ErasureDocument);
            return;
        }

        Console.WriteLine(isErasure
            ? $"Erased in {document.Jurisdiction}: {Counted.Of((document.Keys, "key", "keys"), (document.Items, "item", "items"))} destroyed; "
                + $"request {document.Request}."
            : $"Admitted again in {document.Jurisdiction}; request {document.Request}. Nothing of before comes back.");
        if (document.Before == nameof(SubjectState.None))
        {
            Console.WriteLine(isErasure
                ? "The person was not known here. No row of them will be taken up from now on: if the identifier was wrong, readmit it."
                : "The person was not known here.");
        }

        WriteRows(document.Rows ?? [], document.Subject);
    }

    public static void Write(MoveDocument document, bool json)
    {
        if (json)
        {
            JsonOutput.Write(document, CliJson.Default.MoveDocument);
            return;
        }

        Console.WriteLine($"Moved from {document.From} to {document.To}: {document.Tokens.Count} tokens have a successor there; request {document.Request}.");
        Console.WriteLine($"dp_subject was {document.OldSubject} and is {document.NewSubject}.");
        WriteRows(document.Delete ?? [], document.OldSubject);
    }

    // What was done is the vault's part; 'dataproduct erase' does the rows too.
    private static void WriteRows(IReadOnlyList<RowsDocument> rows, string subject)
    {
        foreach (var (table, count) in rows)
        {
            Console.WriteLine($"Still to be deleted: {VaultInputs.Number(count)} {(count == 1 ? "row" : "rows")} of {table} where dp_subject = x'{subject}'");
        }
    }
}
