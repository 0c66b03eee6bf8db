using System.CommandLine;
using System.Text.Json;
using DataProducts.Audit;
using DataProducts.Cli.Output;
using Spectre.Console;

namespace DataProducts.Cli.Commands;

/// <summary><c>dataproduct audit check</c>: is this record in that log? Needs neither platform nor network.</summary>
internal static class AuditCheckCommand
{
    public static Command Make()
    {
        var proof = new Argument<string>("proof") { Description = "A .tlog-proof file." };
        var key = new Option<string>("--key") { Description = "The log's public key: a .vkey file, had from the platform and not from whoever gave the proof.", Required = true };
        var json = StateFolder.JsonOption();
        var command = new Command("check", "Checks a proof by the log's public key alone, and shows the record that it proves.") { proof, key, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var bytes = await ReadAsync(parsed.GetRequiredValue(proof), cancellation).ConfigureAwait(false);
            var keyText = System.Text.Encoding.UTF8.GetString(await ReadAsync(parsed.GetRequiredValue(key), cancellation).ConfigureAwait(false));
            try
            {
                var read = LogProof.Parse(bytes);
                Show(read, read.Verify(NoteVerifier.Parse(keyText.Trim())), parsed.GetValue(json));
                return ExitCode.Done;
            }
            catch (AuditLogException refused)
            {
                throw new DataProductException(refused.Id, refused.Message, refused);
            }
            catch (JsonException foreign)
            {
                throw new DataProductException("DP1606", "The proof is not accepted: its record is none of this platform's.", foreign);
            }
        });
        return command;
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length > LogProof.MaxLength
                ? throw new DataProductException("DP1606", $"The proof is not accepted: {path} is longer than {LogProof.MaxLength / 1024} KiB.")
                : await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataProductException("DP1005", $"The file {path} cannot be read: {failure.Message}", failure);
        }
    }

    // Shown only now: before the check, what the record says is anybody's word.
    private static void Show(LogProof proof, Checkpoint checkpoint, bool json)
    {
        using var record = JsonDocument.Parse(proof.Record);
        if (json)
        {
            JsonOutput.Write(
                new ProofCheckDocument(true, checkpoint.Origin, proof.Index, checkpoint.Size, checkpoint.Root.ToString(), record.RootElement.Clone()),
                CliJson.Default.ProofCheckDocument);
            return;
        }

        AnsiConsole.MarkupLineInterpolated($"[green]proved[/]: record {proof.Index} of {checkpoint.Size} in {checkpoint.Origin}, root {checkpoint.Root}");
        var table = new Table().AddColumns("member", "value");
        foreach (var member in record.RootElement.EnumerateObject())
        {
            table.AddRow(new Text(member.Name), new Text(member.Value.ToString()));
        }

        AnsiConsole.Write(table);
    }
}
