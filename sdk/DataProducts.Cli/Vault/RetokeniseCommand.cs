using System.CommandLine;
using DataProducts.Cli.Output;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault retokenise</c>: the older tokens of a space get successors of the newest key.</summary>
internal static class RetokeniseCommand
{
    public static Command Make()
    {
        var (product, column, where, person) = (VaultInputs.KeyProduct(), VaultInputs.Column(), VaultInputs.Where(), VaultInputs.Person());
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(
            "retokenise",
            "Gives every older token of a column's space a successor of the newest key, in the vault and in the tables of the lake. Ctrl-C stops "
                + "it; the same command goes on.")
        {
            product, column, where, person, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var key = new KeyQuestion(
                VaultInputs.JurisdictionOf(parsed.GetRequiredValue(where)),
                parsed.GetRequiredValue(product),
                parsed.GetRequiredValue(person),
                parsed.GetRequiredValue(column));
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            using var progress = new RetokenisationProgress();
            try
            {
                var outcome = await platform.RetokeniseAsync(key, progress, cancellation).ConfigureAwait(false);
                progress.Dispose();
                Write(VaultInputs.AllowedOr(outcome.Report, outcome.Refused), outcome, parsed.GetValue(json));
                return ExitCode.Done;
            }
            catch (OperationCanceledException)
            {
                progress.Dispose();
                Console.Error.WriteLine("Stopped. What is done is done for good; the same command goes on.");
                throw;
            }
        });
        return command;
    }

    private static void Write(RetokenisationReport report, RetokenisationOutcome outcome, bool json)
    {
        if (json)
        {
            JsonOutput.Write(RetokenisationDocument.Of(report, outcome.Request, outcome.Tables), CliJson.Default.RetokenisationDocument);
            return;
        }

        Console.WriteLine(
            $"{report.Space}: {VaultInputs.Number(report.Scanned)} items looked at, {VaultInputs.Number(report.Replaced)} have a successor, "
            + $"{VaultInputs.Number(report.Gone)} were erased meanwhile.");
        foreach (var table in outcome.Tables)
        {
            Console.WriteLine($"{table.Table}: {VaultInputs.Number(table.Rows)} rows have new tokens.");
        }

        Console.WriteLine($"Pairs (old,new,subject) for copies elsewhere: {report.Pairs}");
        Console.WriteLine("They are personal data for whoever has the keys. Older snapshots of the tables have the old tokens until they expire.");
    }

    /// <summary>Says on a terminal how far it is.</summary>
    private sealed class RetokenisationProgress : IProgress<RetokenisationReport>, IDisposable
    {
        private readonly bool _isSeen = !Console.IsErrorRedirected;
        private bool _isShown;

        public void Report(RetokenisationReport value)
        {
            if (_isSeen)
            {
                _isShown = true;
                Console.Error.Write($"\r{VaultInputs.Number(value.Scanned)} items looked at, {VaultInputs.Number(value.Replaced)} replaced");
            }
        }

        public void Dispose()
        {
            if (_isShown)
            {
                _isShown = false;
                Console.Error.Write("\r\e[K");
            }
        }
    }
}
