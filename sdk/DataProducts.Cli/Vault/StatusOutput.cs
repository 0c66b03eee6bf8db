using System.Globalization;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Vault;

/// <summary>Shows what the vaults hold.</summary>
internal static class StatusOutput
{
    public static void Write(VaultStatusDocument document, bool json)
    {
        if (json)
        {
            JsonOutput.Write(document, CliJson.Default.VaultStatusDocument);
            return;
        }

        var vaults = new Table().AddColumns("vault", "items", "people", "erased", "moved", "epoch", "ledger");
        var keys = new Table().AddColumns("token key", "made with", "version", "items", "retokenise");
        var seals = new Table().AddColumns("data key", "version", "made");
        foreach (var one in document.Vaults)
        {
            foreach (var reason in one.Refused)
            {
                AnsiConsole.MarkupLineInterpolated($"[yellow]denied[/] in {one.Jurisdiction}: {reason}");
            }

            if (one.Vault is { } vault)
            {
                vaults.AddRow(Cells(
                    one.Jurisdiction,
                    VaultInputs.Number(vault.Items),
                    VaultInputs.Number(vault.Subjects),
                    VaultInputs.Number(vault.Erased),
                    VaultInputs.Number(vault.Moved),
                    VaultInputs.Number(vault.Epoch),
                    LedgerOf(vault)));
                foreach (var key in vault.TokenKeys)
                {
                    keys.AddRow(Cells(
                        $"{one.Jurisdiction}/{key.Space}",
                        $"{key.Kind}, {key.Mode}",
                        Version(key.Version, key.InUse),
                        key.Items is { } items ? VaultInputs.Number(items) : "not known",
                        key.InUse ? "" : key.Retokenise));
                }

                foreach (var key in vault.DataKeys)
                {
                    var made = key.Created.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
                    seals.AddRow(Cells($"{one.Jurisdiction}/{key.Space}", Version(key.Version, key.InUse), made));
                }
            }
        }

        if (vaults.Rows.Count == 0)
        {
            Console.WriteLine("No vault to show.");
            return;
        }

        AnsiConsole.Write(vaults);
        AnsiConsole.Write(keys);
        AnsiConsole.Write(seals);
    }

    private static string LedgerOf(VaultStatusDocument.CountsDocument vault) => vault.LedgerApplied == vault.LedgerEnd
        ? string.Create(CultureInfo.InvariantCulture, $"at {vault.LedgerEnd}")
        : string.Create(CultureInfo.InvariantCulture, $"at {vault.LedgerApplied} of {vault.LedgerEnd}");

    private static string Version(int version, bool inUse) => string.Create(CultureInfo.InvariantCulture, $"{version}{(inUse ? " in use" : "")}");

    private static IEnumerable<Text> Cells(params string[] texts) => texts.Select(text => new Text(text));
}
