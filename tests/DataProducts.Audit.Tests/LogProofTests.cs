using System.Text;
using CsCheck;

namespace DataProducts.Audit.Tests;

public sealed class LogProofTests
{
    private static NoteVerifier Key => TestLog.Signer.Verifier;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(777)]
    public async Task EveryRecord_IsProved_ByThePathOfTheTree(int size)
    {
        using var log = await TestLog.OfAsync(size);
        var proofs = await LogProofs.MakeAsync(log.Folder, Key, _ => true);

        var leaves = TestLog.Records(size).Select(record => MerkleHash.Leaf(record.Span)).ToArray();
        Assert.Equal(size, proofs.Count);
        foreach (var proof in proofs)
        {
            Assert.Equal(MerkleTree.InclusionProof((int)proof.Index, leaves), proof.Path);
            var read = LogProof.Parse(proof.ToBytes());
            Assert.Equal(size, read.Verify(Key).Size);
            Assert.Equal(TestLog.Records(1, (int)proof.Index)[0].ToArray(), read.Record.ToArray());
        }
    }

    [Fact]
    public async Task LargeLog_ProvesByTilesOfHigherLevels()
    {
        using var log = await TestLog.OfAsync(66_000);
        var wanted = new[] { 0, 255, 256, 65_535, 65_536, 65_999 }.Select(n => TestLog.Records(1, n)[0].ToArray()).ToList();
        var proofs = await LogProofs.MakeAsync(log.Folder, Key, record => wanted.Any(one => record.Span.SequenceEqual(one)));

        Assert.Equal([0, 255, 256, 65_535, 65_536, 65_999], proofs.Select(proof => proof.Index));
        Assert.All(proofs, proof => Assert.Equal(66_000, LogProof.Parse(proof.ToBytes()).Verify(Key).Size));
    }

    [Fact]
    public async Task EveryChangedByte_IsNoticed()
    {
        using var log = await TestLog.OfAsync(300);
        var good = (await LogProofs.MakeAsync(log.Folder, Key, record => record.Span.SequenceEqual(TestLog.Records(1, 123)[0].Span)))[0].ToBytes();
        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= 1;
            var failure = Assert.Throws<AuditLogException>(() => LogProof.Parse(bad).Verify(Key));
            Assert.True(failure.Id is "DP1605" or "DP1606", failure.Id);
        }
    }

    [Fact]
    public async Task ProofOfAnotherLogOrKey_IsRefused()
    {
        using var log = await TestLog.OfAsync(5);
        var proof = (await LogProofs.MakeAsync(log.Folder, Key, _ => true))[2];
        Assert.Equal("DP1605", Assert.Throws<AuditLogException>(() => proof.Verify(NoteSigner.Generate("test/log").Verifier)).Id);
        Assert.Equal("DP1605", Assert.Throws<AuditLogException>(() => proof.Verify(TestLog.Signer.WithName("test/other").Verifier)).Id);
    }

    [Fact]
    public void HostileBytes_AreRefusedWithTheirId()
    {
        string[] pieces = ["c2sp.org/tlog-proof@v1\n", "extra ", "index ", "0", "\n", "\n\n", "AAAA", "=", "-1", "\u2014 test/log AAAA\n", "\ud83d\ude00"];
        Gen.Int[0, pieces.Length - 1].Array[0, 12].Sample(chosen => IsRefused(Encoding.UTF8.GetBytes(string.Concat(chosen.Select(one => pieces[one])))));
        Gen.Byte.Array[0, 400].Sample(IsRefused);
        Assert.True(IsRefused(new byte[LogProof.MaxLength + 1]));
    }

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            LogProof.Parse(bytes).Verify(Key);
            return false;
        }
        catch (AuditLogException refusal)
        {
            return refusal.Id is "DP1605" or "DP1606";
        }
    }
}
