using System.Text;
using System.Text.Json;
using CsCheck;
using DataProducts.TestKit;

namespace DataProducts.Audit.Tests;

public sealed class NoteTests
{
    [Fact]
    public void PublishedNotes_AreOpened()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Conformance.Find("merkle-vectors/signed_notes.json")));
        foreach (var vector in vectors.RootElement.GetProperty("notes").EnumerateArray())
        {
            var vkey = vector.GetProperty("vkey").GetString()!;
            var key = NoteVerifier.Parse(vkey);
            Assert.Equal(vkey, key.ToString());
            if (!vector.TryGetProperty("text", out var text))
            {
                continue;
            }

            var note = Encoding.UTF8.GetBytes($"{text.GetString()}\n{vector.GetProperty("signatureLine").GetString()}\n");
            Assert.Equal(text.GetString(), SignedNote.Open(note, key));
            if (vector.TryGetProperty("skeyForSigningTest", out var secret))
            {
                Assert.Equal(note, SignedNote.Sign(text.GetString()!, NoteSigner.Parse(secret.GetString()!)));
            }
        }
    }

    [Fact]
    public void PublishedCheckpointText_IsReadAndWritten()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Conformance.Find("merkle-vectors/signed_notes.json")));
        var vector = vectors.RootElement.GetProperty("checkpointText");
        var text = vector.GetProperty("text").GetString()!;

        var checkpoint = Checkpoint.Parse(text);

        Assert.Equal(vector.GetProperty("size").GetInt64(), checkpoint.Size);
        Assert.Equal(text, checkpoint.ToText());
    }

    [Fact]
    public void WycheproofSignatures_AreJudgedAsPublished()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(Conformance.Find("crypto-vectors/wycheproof/ed25519_test.json")));
        var judged = 0;
        foreach (var group in vectors.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var key = new NoteVerifier("wycheproof", Convert.FromHexString(group.GetProperty("publicKey").GetProperty("pk").GetString()!));
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var isValid = key.Verify(
                    Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));
                Assert.True(isValid == (test.GetProperty("result").GetString() == "valid"), test.GetRawText());
                judged++;
            }
        }

        Assert.Equal(151, judged);
    }

    [Fact]
    public void EveryChangeOfAByte_IsRefused()
    {
        var signer = NoteSigner.Generate("test/log");
        var note = new Checkpoint("test/log", 7, MerkleHash.Leaf([1])).Sign(signer);
        for (var at = 0; at < note.Length; at++)
        {
            var original = note[at];
            for (var value = 0; value < 256; value++)
            {
                if (value != original)
                {
                    note[at] = (byte)value;
                    Assert.Equal("DP1605", Assert.Throws<AuditLogException>(() => Checkpoint.Open(note, signer.Verifier)).Id);
                }
            }

            note[at] = original;
        }

        Assert.Equal(7, Checkpoint.Open(note, signer.Verifier).Size);
    }

    [Fact]
    public void SignatureOfAnotherKey_IsPassedOver()
    {
        var (signer, witness) = (NoteSigner.Generate("test/log"), NoteSigner.Generate("witness"));
        const string Text = "test/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        var cosignature = SignedNote.Sign(Text, witness)[(Text.Length + 1)..];
        byte[] note = [.. SignedNote.Sign(Text, signer), .. cosignature];

        Assert.Equal(0, Checkpoint.Open(note, signer.Verifier).Size);
        Assert.Throws<AuditLogException>(() => SignedNote.Open(note, NoteSigner.Generate("test/log").Verifier));
    }

    [Fact]
    public void SignatureGivenTwice_IsRefused()
    {
        const string Text = "twice\n";
        var signer = NoteSigner.Generate("test/log");
        var note = SignedNote.Sign(Text, signer);

        Assert.Throws<AuditLogException>(() => SignedNote.Open([.. note, .. note[(Text.Length + 1)..]], signer.Verifier));
    }

    [Fact]
    public void CheckpointOfAnotherOrigin_IsRefused()
    {
        var signer = NoteSigner.Generate("audit/eu");
        var note = SignedNote.Sign("audit/in\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", signer);

        Assert.Equal("DP1605", Assert.Throws<AuditLogException>(() => Checkpoint.Open(note, signer.Verifier)).Id);
        Assert.Throws<AuditLogException>(() => Checkpoint.Open(note, signer.WithName("audit/in").Verifier));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("o\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("o\n1\nAAAA\n")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n")]
    public void MalformedCheckpoint_IsRefused(string text) =>
        Assert.Equal("DP1605", Assert.Throws<AuditLogException>(() => Checkpoint.Parse(text)).Id);

    [Theory]
    [InlineData("")]
    [InlineData("name+00000000+AAAA")]
    [InlineData("PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    public void MalformedKey_IsRefused(string text) => Assert.Equal("DP1604", Assert.Throws<AuditLogException>(() => NoteVerifier.Parse(text)).Id);

    [Fact]
    public void RandomNotes_GiveOnlyTypedErrors() => Gen.Byte.Array[0, 300].Sample(note =>
    {
        Assert.Equal("DP1605", Assert.Throws<AuditLogException>(() => SignedNote.Open(note, TestLog.Signer.Verifier)).Id);
    });

    [Fact]
    public void KeyFile_IsTheOwnersAlone_AndLoadedAgain()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var temp = new TempFolder();
        var made = NoteSigner.LoadOrCreate(temp["key"], "test/log");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(temp["key"]));
        Assert.Equal(made.Verifier.ToString(), NoteSigner.LoadOrCreate(temp["key"], "test/log").Verifier.ToString());
        Assert.Equal(["key"], Directory.EnumerateFileSystemEntries(temp.Path).Select(Path.GetFileName));
        Assert.Equal("DP1604", Assert.Throws<AuditLogException>(() => NoteSigner.LoadOrCreate(temp["key"], "other")).Id);
        Assert.DoesNotContain(File.ReadAllText(temp["key"]).Split('+')[^1], made.ToString(), StringComparison.Ordinal);

        File.SetUnixFileMode(temp["key"], UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal("DP1604", Assert.Throws<AuditLogException>(() => NoteSigner.LoadOrCreate(temp["key"], "test/log")).Id);
    }

    [Fact]
    public void KeyFileMadeByManyAtOnce_IsOneKey()
    {
        using var temp = new TempFolder();
        var keys = new string[16];
        Parallel.For(0, keys.Length, n => keys[n] = NoteSigner.LoadOrCreate(temp["key"], "test/log").Verifier.ToString());

        Assert.Single(keys.Distinct());
    }
}
