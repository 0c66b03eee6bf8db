using System.CommandLine;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault status</c>: what the vaults hold, in numbers.</summary>
internal static class StatusCommand
{
    public static Command Make()
    {
        var where = new Option<string?>("--jurisdiction") { Description = "Whose vault, for example EU; every one without it.", HelpName = "code" };
        var (person, state, json) = (VaultInputs.Person(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command("status", "Counts items, people and tombstones, and says which keys are in use.") { where, person, state, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            Jurisdiction? only = parsed.GetValue(where) is { } code ? VaultInputs.JurisdictionOf(code) : null;
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            var asked = only is { } one ? [one] : platform.Jurisdictions();
            var outcomes = new List<(Jurisdiction Jurisdiction, VaultStatusOutcome Outcome)>();
            foreach (var jurisdiction in asked)
            {
                var outcome = await platform.VaultStatusAsync(jurisdiction, parsed.GetRequiredValue(person), cancellation).ConfigureAwait(false);
                outcomes.Add((jurisdiction, outcome));
            }

            StatusOutput.Write(VaultStatusDocument.Of(outcomes), parsed.GetValue(json));
            return outcomes.Exists(answer => answer.Outcome.Refused.Count > 0) ? ExitCode.Finding : ExitCode.Done;
        });
        return command;
    }
}
