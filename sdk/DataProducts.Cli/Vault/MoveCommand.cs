using System.CommandLine;
using DataProducts.Query;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault move</c>: a person comes under another law.</summary>
internal static class MoveCommand
{
    public static Command Make()
    {
        var (product, subject, person) = (VaultInputs.Product(), VaultInputs.Subject(), VaultInputs.Person());
        var from = new Option<string>("--from") { Description = "The jurisdiction that the person leaves, for example EU.", HelpName = "code", Required = true };
        var to = new Option<string>("--to") { Description = "The jurisdiction that the person comes to, for example CH.", HelpName = "code", Required = true };
        var (request, yes, state, json) = (VaultInputs.Request(), VaultInputs.Yes(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(
            "move", "Moves a person's originals to another jurisdiction's vault and erases them in the old one; says which rows are to be deleted.")
        {
            product, subject, from, to, person, request, yes, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var who = await VaultInputs.SubjectOfAsync(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
            var leaves = VaultInputs.JurisdictionOf(parsed.GetRequiredValue(from), "--from");
            var comes = VaultInputs.JurisdictionOf(parsed.GetRequiredValue(to), "--to");
            var id = VaultInputs.RequestOf(parsed.GetValue(request));
            if (leaves == comes)
            {
                throw new DataProductException("DP1002", "--from and --to are one jurisdiction; a person moves to another.");
            }

            await using var platform = StateFolder.Open(parsed.GetValue(state));
            Confirmation.Ask(
                parsed.GetValue(yes),
                $"The person's originals go from the vault of {leaves} to that of {comes}; in {leaves} they will be destroyed.",
                who,
                "the person's identifier");
            var question = new SubjectQuestion(leaves, parsed.GetRequiredValue(product), parsed.GetRequiredValue(person), who);
            var outcome = await platform.MoveAsync(question, comes, id, cancellation).ConfigureAwait(false);
            var moved = VaultInputs.AllowedOr(outcome.Moved, outcome.Refused);
            var rows = await RowsLeft.FindAsync(platform, leaves, moved.Left, cancellation).ConfigureAwait(false);
            ErasureOutput.Write(MoveDocument.Of(leaves, comes, id, moved, rows), parsed.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }
}
