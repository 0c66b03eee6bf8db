using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataProducts.TestKit;

namespace DataProducts.Audit.Tests;

/// <summary>The vectors that Certificate Transparency, Go's checksum database and Tessera are tested with.</summary>
public sealed class MerkleVectorTests
{
    [Fact]
    public void InclusionCases_AreJudgedAsPublished() => JudgeAll("inclusion", 98, static (vector, root) =>
        MerkleProof.VerifyInclusion(
            Hash(vector, "leafHash"), Number(vector, "leafIdx"), Number(vector, "treeSize"), Hash(root), Proof(vector)));

    // One accepted case has 12-byte roots, which are no hashes; here it is refused.
    [Fact]
    public void ConsistencyCases_AreJudgedAsPublished() => JudgeAll("consistency", 98, static (vector, _) =>
        MerkleProof.VerifyConsistency(
            Number(vector, "size1"), Number(vector, "size2"), Hash(vector, "root1"), Hash(vector, "root2"), Proof(vector)),
        knownException: "sizes-are-equal-one-and-proof-is-empty.json");

    [Fact]
    public void ClassicLeaves_HaveThePublishedHashesAndRoots()
    {
        using var vectors = Read("rfc6962_roots.json");
        var inputs = vectors.RootElement.GetProperty("leafInputs").EnumerateArray().Select(i => Convert.FromHexString(i.GetString()!)).ToArray();
        var leaves = inputs.Select(i => MerkleHash.Leaf(i)).ToArray();
        var range = new CompactRange();

        Assert.Equal(Strings(vectors, "leafHashes"), leaves.Select(l => l.ToString()));
        var roots = new List<string> { range.Root.ToString() };
        foreach (var leaf in leaves)
        {
            range.Append(leaf);
            roots.Add(range.Root.ToString());
            Assert.Equal(range.Root, MerkleTree.Root(leaves.AsSpan(0, (int)range.Size)));
        }

        Assert.Equal(Strings(vectors, "rootsBySize"), roots);
        Assert.Equal("x001/x234/067", new TileName(0, 1234067, 256).Path["tile/0/".Length..]);
    }

    [Fact]
    public void AllTreesUpTo130Leaves_GiveThePublishedDigests()
    {
        var leaves = Enumerable.Range(0, 130).Select(n => MerkleHash.Leaf([(byte)n])).ToArray();
        var (hashes, inclusions, roots, consistencies) = (new Digest(), new Digest(), new Digest(), new Digest());
        for (var end = 0; end <= leaves.Length; end++)
        {
            roots.Add($"{end} {MerkleTree.Root(leaves.AsSpan(0, end))}\n");
            for (var start = 0; start <= end; start++)
            {
                var size = end - start;
                if (start % (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(size, 1)) != 0)
                {
                    continue;
                }

                var subtree = leaves.AsSpan(start, size);
                hashes.Add($"[{start}, {end}) {MerkleTree.Root(subtree)}\n");
                for (var index = start; index < end; index++)
                {
                    inclusions.Add($"{index} [{start}, {end}){Join(MerkleTree.InclusionProof(index - start, subtree))}\n");
                }
            }

            for (var first = 1; first <= end; first++)
            {
                consistencies.Add($"{first} {end}{Join(MerkleTree.ConsistencyProof(first, leaves.AsSpan(0, end)))}\n");
            }
        }

        using var vectors = Read("accumulated_vectors.json");
        var published = vectors.RootElement.GetProperty("vectors").EnumerateArray().ToDictionary(v => v.GetProperty("name").GetString()!, Sha256);
        var derived = vectors.RootElement.GetProperty("derivedHere");
        Assert.Equal(published["subtree_hash"], hashes.ToString());
        Assert.Equal(published["subtree_inclusion_proof"], inclusions.ToString());
        Assert.Equal(Sha256(derived.GetProperty("roots")), roots.ToString());
        Assert.Equal(Sha256(derived.GetProperty("consistency")), consistencies.ToString());
    }

    [Fact]
    public void EveryProofUpTo70Leaves_IsAcceptedAndNoOtherIs()
    {
        var leaves = Enumerable.Range(0, 70).Select(n => MerkleHash.Leaf([(byte)n])).ToArray();
        for (var size = 1; size <= leaves.Length; size++)
        {
            var tree = leaves.AsSpan(0, size);
            var root = MerkleTree.Root(tree);
            for (var index = 0; index < size; index++)
            {
                MerkleHash[] proof = [.. MerkleTree.InclusionProof(index, tree)];
                Assert.True(MerkleProof.VerifyInclusion(leaves[index], index, size, root, proof));
                Assert.False(MerkleProof.VerifyInclusion(leaves[index], index ^ 1, size, root, proof) && size > 1);
                Assert.False(MerkleProof.VerifyInclusion(leaves[index], index, size, root, [.. proof, root]));
            }

            for (var first = 1; first <= size; first++)
            {
                MerkleHash[] proof = [.. MerkleTree.ConsistencyProof(first, tree)];
                var earlier = MerkleTree.Root(tree[..first]);
                Assert.True(MerkleProof.VerifyConsistency(first, size, earlier, root, proof));
                Assert.False(MerkleProof.VerifyConsistency(first, size, root, earlier, proof) && first != size);
            }
        }
    }

    private static void JudgeAll(string folder, int expected, Func<JsonElement, string, bool> accepts, string? knownException = null)
    {
        var judged = 0;
        foreach (var file in Directory.EnumerateFiles(
            Conformance.Find($"merkle-vectors/transparency-dev-merkle/{folder}"), "*.json", SearchOption.AllDirectories))
        {
            using var vector = JsonDocument.Parse(File.ReadAllText(file));
            var root = vector.RootElement.TryGetProperty("root", out var value) ? value.GetString() ?? string.Empty : string.Empty;
            var isAccepted = false;
            try
            {
                isAccepted = accepts(vector.RootElement, root);
            }
            catch (ArgumentException)
            {
                // A hash that has not 32 bytes cannot even be made.
            }

            var published = !vector.RootElement.GetProperty("wantErr").GetBoolean();
            Assert.True(isAccepted == (published && Path.GetFileName(file) != knownException), file);
            judged++;
        }

        Assert.Equal(expected, judged);
    }

    private static MerkleHash Hash(string base64) => MerkleHash.From(Convert.FromBase64String(base64));

    private static MerkleHash Hash(JsonElement vector, string name) => Hash(vector.GetProperty(name).GetString() ?? string.Empty);

    // Sizes beyond 2^63 are no sizes of ours.
    private static long Number(JsonElement vector, string name) => vector.GetProperty(name).TryGetInt64(out var number) ? number : -1;

    private static MerkleHash[] Proof(JsonElement vector) =>
        vector.GetProperty("proof").ValueKind == JsonValueKind.Null ? [] : [.. vector.GetProperty("proof").EnumerateArray().Select(h => Hash(h.GetString()!))];

    private static JsonDocument Read(string name) => JsonDocument.Parse(File.ReadAllText(Conformance.Find($"merkle-vectors/{name}")));

    private static IEnumerable<string> Strings(JsonDocument vectors, string name) =>
        vectors.RootElement.GetProperty(name).EnumerateArray().Select(v => v.GetString()!);

    private static string Sha256(JsonElement vector) => vector.GetProperty("sha256").GetString()!;

    private static string Join(IReadOnlyList<MerkleHash> proof) => string.Concat(proof.Select(h => $" {h}"));

    private sealed class Digest
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public void Add(FormattableString line) => _hash.AppendData(Encoding.UTF8.GetBytes(line.ToString(CultureInfo.InvariantCulture)));

        public override string ToString() => Convert.ToHexStringLower(_hash.GetHashAndReset());
    }
}
