using System.CommandLine;
using System.Globalization;
using DataProducts.Cli.Output;
using DataProducts.Query;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault retire</c>: a version of a key goes, with its items.</summary>
internal static class RetireKeyCommand
{
    public static Command Make()
    {
        var (product, column, where, person) = (VaultInputs.KeyProduct(), VaultInputs.Column(), VaultInputs.Where(), VaultInputs.Person());
        var version = new Option<int>("--version") { Description = "The version that goes, older than the newest.", HelpName = "number", Required = true };
        version.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > byte.MaxValue)
            {
                given.AddError("--version takes a number from 1 to 255.");
            }
        });
        var (yes, state, json) = (VaultInputs.Yes(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(
            "retire",
            "Drops a version of a column's key and its items, if no table of the lake has a token of it. Its tokens open for nobody any more.")
        {
            product, column, version, where, person, yes, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var number = parsed.GetRequiredValue(version);
            var key = new KeyQuestion(
                VaultInputs.JurisdictionOf(parsed.GetRequiredValue(where)),
                parsed.GetRequiredValue(product),
                parsed.GetRequiredValue(person),
                parsed.GetRequiredValue(column));
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            Confirmation.Ask(
                parsed.GetValue(yes),
                $"Key version {number} of {key.Column} in {key.Jurisdiction} will be destroyed. The platform looks through its own lake; tokens that "
                    + "were given out elsewhere it cannot count.",
                number.ToString(CultureInfo.InvariantCulture),
                "the version's number");
            var outcome = await platform.RetireKeyAsync(key, number, cancellation).ConfigureAwait(false);
            var removed = VaultInputs.AllowedOr(outcome.Removed, outcome.Refused);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(
                    new KeyRetirementDocument(outcome.Request, key.Jurisdiction.Code, key.Product, key.Column, number, removed),
                    CliJson.Default.KeyRetirementDocument);
            }
            else
            {
                Console.WriteLine(
                    $"Key version {number} of {key.Column} in {key.Jurisdiction} is destroyed, with {VaultInputs.Number(removed)} items; "
                    + $"request {outcome.Request}.");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
