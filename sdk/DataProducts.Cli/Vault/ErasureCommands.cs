using System.CommandLine;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault erase</c> and <c>readmit</c>.</summary>
internal static class ErasureCommands
{
    public static Command Erase() => Make(
        "erase",
        "Erases a person from a jurisdiction's vault alone, in every token space. Rows of the lake keep tokens that open for nobody; 'dataproduct erase' takes both.",
        isErasure: true,
        (platform, question, request, stop) => platform.EraseAsync(question, request, stop),
        (client, question, request, stop) => client.EraseAsync(question.Product, question.Person, question.Subject, request, stop));

    public static Command Readmit() => Make(
        "readmit",
        "Lets an erased person be taken up again. Nothing of before comes back.",
        isErasure: false,
        (platform, question, request, stop) => platform.ReadmitAsync(question, request, stop),
        (client, question, request, stop) => client.ReadmitAsync(question.Product, question.Person, question.Subject, request, stop));

    private static Command Make(
        string name,
        string description,
        bool isErasure,
        Func<EmbeddedPlatform, SubjectQuestion, Guid, CancellationToken, Task<ErasureOutcome>> here,
        Func<VaultClient, SubjectQuestion, Guid, CancellationToken, ValueTask<RemoteErasure>> there)
    {
        var (product, subject, where, person) = (VaultInputs.Product(), VaultInputs.Subject(), VaultInputs.Where(), VaultInputs.Person());
        var (host, request, yes) = (VaultInputs.Host(), VaultInputs.Request(), VaultInputs.Yes());
        var (state, json) = (StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(name, description) { product, subject, where, person, request, host, state, json };
        if (isErasure)
        {
            command.Add(yes);
        }

        command.SetAction(async (parsed, cancellation) =>
        {
            var who = await VaultInputs.SubjectOfAsync(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
            var jurisdiction = VaultInputs.JurisdictionOf(parsed.GetRequiredValue(where));
            var id = VaultInputs.RequestOf(parsed.GetValue(request));
            var question = new SubjectQuestion(jurisdiction, parsed.GetRequiredValue(product), parsed.GetRequiredValue(person), who);
            if (parsed.GetValue(host) is { } address)
            {
                using var client = RemoteVault.Open(address, jurisdiction);
                Confirm();
                var answer = await there(client, question, id, cancellation).ConfigureAwait(false);
                ErasureOutput.Write(ErasureDocument.Of(jurisdiction, answer), isErasure, parsed.GetValue(json));
                return ExitCode.Done;
            }

            await using var platform = StateFolder.Open(parsed.GetValue(state));
            Confirm();
            var outcome = await here(platform, question, id, cancellation).ConfigureAwait(false);
            var done = VaultInputs.AllowedOr(outcome.Erasure, outcome.Refused);
            var rows = isErasure ? await RowsLeft.FindAsync(platform, jurisdiction, done.Order.Subject, cancellation).ConfigureAwait(false) : [];
            ErasureOutput.Write(ErasureDocument.Of(jurisdiction, done, rows), isErasure, parsed.GetValue(json));
            return ExitCode.Done;

            void Confirm() => Confirmation.Ask(
                !isErasure || parsed.GetValue(yes),
                $"The person's originals and keys in the vault of {jurisdiction} will be destroyed, of every product there. They cannot be brought back.",
                who,
                "the person's identifier");
        });
        return command;
    }
}
