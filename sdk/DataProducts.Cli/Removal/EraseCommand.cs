using System.CommandLine;
using DataProducts.Cli.Vault;
using DataProducts.Query;

namespace DataProducts.Cli.Removal;

/// <summary><c>dataproduct erase SUBJECT --plan|--apply</c>: a person, from vault and lake.</summary>
internal static class EraseCommand
{
    public static Command Make()
    {
        var (subject, product, where, person) = (VaultInputs.Subject(), ProductOption(), VaultInputs.Where(), VaultInputs.Person());
        var (plan, apply, yes, request) = (PlanOption(), ApplyOption("Erases. It cannot be taken back."), VaultInputs.Yes(), VaultInputs.Request());
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(
            "erase", "Erases a person from a jurisdiction: originals and keys in the vault, and every row of every product, in every snapshot, for good.")
        {
            subject, product, where, person, plan, apply, yes, request, state, json, HoldCommands.Make(),
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var applies = Choice(parsed.GetValue(plan), parsed.GetValue(apply));
            var who = await VaultInputs.SubjectOfAsync(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
            var jurisdiction = VaultInputs.JurisdictionOf(parsed.GetRequiredValue(where));
            var question = new SubjectQuestion(jurisdiction, parsed.GetRequiredValue(product), parsed.GetRequiredValue(person), who);
            var id = VaultInputs.RequestOf(parsed.GetValue(request));
            await using var platform = StateFolder.Open(parsed.GetValue(state));
            if (!applies)
            {
                var planned = await platform.PlanErasureAsync(question, cancellation).ConfigureAwait(false);
                var found = VaultInputs.AllowedOr(planned.Plan, planned.Refused);
                EraseOutput.Write(found, parsed.GetValue(json));
                return found.Holds.Count > 0 ? ExitCode.Finding : ExitCode.Done;
            }

            Confirmation.Ask(
                parsed.GetValue(yes),
                $"The person's originals, keys and rows in {jurisdiction} will be destroyed, with the history that has them. They cannot be brought back.",
                who,
                "the person's identifier");
            var outcome = await platform.ErasePersonAsync(question, id, EraseOutput.Progress(parsed.GetValue(json)), cancellation).ConfigureAwait(false);
            EraseOutput.Write(VaultInputs.AllowedOr(outcome.Report, outcome.Refused), outcome.ReportFile!, parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    public static Option<bool> PlanOption() => new("--plan") { Description = "Says what would be removed, and removes nothing." };

    public static Option<bool> ApplyOption(string description) => new("--apply") { Description = description };

    public static Option<string> ProductOption() =>
        new("--product") { Description = "The product by which the person is known, for example retail.customers.", HelpName = "id", Required = true };

    /// <summary>Tells whether to do it; neither or both is <c>DP1002</c>: what destroys is never a default.</summary>
    public static bool Choice(bool plan, bool apply) => plan != apply
        ? apply
        : throw new DataProductException("DP1002", "Give either --plan, which says what would be removed, or --apply, which removes it.");
}
