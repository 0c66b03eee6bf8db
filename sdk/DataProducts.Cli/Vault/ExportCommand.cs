using System.CommandLine;
using System.Text.Json;
using DataProducts.Cli.Output;
using DataProducts.Query;
using DataProducts.Tokens;

namespace DataProducts.Cli.Vault;

/// <summary><c>dataproduct vault export</c>: all that a vault holds of a person. The one command that shows values.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var (product, subject, where, person) = (VaultInputs.Product(), VaultInputs.Subject(), VaultInputs.Where(), VaultInputs.Person());
        var output = new Option<string?>("--output")
        {
            Description = "Where to write it, a new file that its owner alone may read; else to standard output.",
            HelpName = "file",
        };
        var (host, state, json) = (VaultInputs.Host(), StateFolder.Option(), StateFolder.JsonOption());
        var command = new Command(
            "export", "Gives all that a jurisdiction's vault holds of a person, as JSON with the values in clear. Each read is recorded.")
        {
            product, subject, where, person, output, host, state, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var who = await VaultInputs.SubjectOfAsync(parsed.GetRequiredValue(subject), cancellation).ConfigureAwait(false);
            var jurisdiction = VaultInputs.JurisdictionOf(parsed.GetRequiredValue(where));
            var question = new SubjectQuestion(jurisdiction, parsed.GetRequiredValue(product), parsed.GetRequiredValue(person), who);
            using var file = parsed.GetValue(output) is { } path ? PrivateOutput.Create(path) : null;
            var items = parsed.GetValue(host) is { } address
                ? await ThereAsync(address, question, cancellation).ConfigureAwait(false)
                : await HereAsync(parsed.GetValue(state), question, cancellation).ConfigureAwait(false);
            var document = ExportDocument.Of(question, items);
            if (file is null)
            {
                JsonOutput.Write(document, CliJson.Default.ExportDocument);
                return ExitCode.Done;
            }

            file.Keep(JsonSerializer.SerializeToUtf8Bytes(document, CliJson.Default.ExportDocument));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(new ExportFileDocument(jurisdiction.Code, items.Count, file.Path), CliJson.Default.ExportFileDocument);
            }
            else
            {
                Console.WriteLine(
                    $"{VaultInputs.Number(items.Count)} items of {jurisdiction} are in {file.Path}, values in clear; its owner alone may read it.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ExportedItem>> ThereAsync(string address, SubjectQuestion question, CancellationToken cancellationToken)
    {
        using var client = RemoteVault.Open(address, question.Jurisdiction);
        return await client.ExportAsync(question.Product, question.Person, question.Subject, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<ExportedItem>> HereAsync(string? state, SubjectQuestion question, CancellationToken cancellationToken)
    {
        await using var platform = StateFolder.Open(state);
        var outcome = await platform.ExportAsync(question, cancellationToken).ConfigureAwait(false);
        return VaultInputs.AllowedOr(outcome.Items, outcome.Refused);
    }
}
