using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Audit.Tests;

/// <summary>A log that Tessera wrote.</summary>
public sealed class TesseraTests
{
    [Fact]
    public async Task PublishedLog_IsGoodAtEverySize()
    {
        var source = Conformance.Find("merkle-vectors/tessera-tlog-tiles");
        using var vectors = JsonDocument.Parse(File.ReadAllText(Conformance.Find("merkle-vectors/signed_notes.json")));
        var key = NoteVerifier.Parse(vectors.RootElement.GetProperty("notes")[2].GetProperty("vkey").GetString()!);
        var checkpoints = Enumerable.Range(0, 16).Select(n => Checkpoint.Open(File.ReadAllBytes(Path.Combine(source, $"checkpoint.{n}")), key)).ToArray();
        for (var size = 0; size <= 15; size++)
        {
            using var temp = new TempFolder();
            File.Copy(Path.Combine(source, $"checkpoint.{size}"), temp["checkpoint"]);
            for (var width = 1; width <= size; width++)
            {
                foreach (var folder in new[] { "tile/0/000.p", "tile/entries/000.p" })
                {
                    Directory.CreateDirectory(temp[folder]);
                    File.Copy(Path.Combine(source, folder, $"{width}"), temp[$"{folder}/{width}"]);
                }
            }

            var verification = await AuditVerifier.VerifyAsync(temp.Path, key, known: checkpoints[size / 2]);

            Assert.Null(verification.Problem);
            Assert.Equal(size, verification.Checkpoint!.Size);
            Assert.Equal(size, (await TestLog.ReadAsync(temp.Path, key)).Count);
        }
    }
}
