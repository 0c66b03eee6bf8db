using System.Globalization;
using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;

namespace DataProducts.Aws;

/// <summary>A jurisdiction's keys in AWS KMS, which they never leave: an <c>HMAC_256</c> root, and a symmetric key a domain.</summary>
/// <remarks>
/// <c>GenerateMac</c> takes no encryption context, so IAM cannot tell domains apart by the root; that is what each domain's own key is for.
/// What it wraps is bound to <c>{jurisdiction, domain, purpose, version}</c> by KMS's encryption context, which CloudTrail shows in clear.
/// </remarks>
public sealed class KmsKeyRing : IKeyRing
{
    /// <summary>What KMS's Encrypt adds to a key is within its limit of 6,144 bytes; a wrapped key that is longer is none of ours.</summary>
    private const int LongestWrapped = 6144;

    private readonly IAmazonKeyManagementService _kms;
    private readonly KmsKeyRingOptions _options;
    private readonly TimeProvider _time;
    private readonly CallCount _calls = new();

    private KmsKeyRing(IAmazonKeyManagementService kms, KmsKeyRingOptions options, TimeProvider time) =>
        (_kms, _options, _time) = (kms, options, time);

    /// <inheritdoc/>
    public Jurisdiction Jurisdiction => _options.Jurisdiction;

    /// <summary>Gets how many calls of KMS were made, retries included.</summary>
    public long Calls => _calls.Value;

    /// <summary>Looks at each key, and opens the ring.</summary>
    /// <param name="kms">The client; see <see cref="AwsConnection.Kms"/>. It stays the caller's.</param>
    /// <param name="options">The keys.</param>
    /// <param name="time">The clock for waits between attempts; null for the system's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The ring.</returns>
    /// <exception cref="DataProductException">A key is disabled, of another spec, multi-Region, or two domains' (<c>DP2103</c>), or in
    /// another Region (<c>DP2122</c>); KMS refuses (<c>DP2101</c>) or does not answer (<c>DP2100</c>).</exception>
    public static async ValueTask<KmsKeyRing> OpenAsync(
        IAmazonKeyManagementService kms, KmsKeyRingOptions options, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kms);
        ArgumentNullException.ThrowIfNull(options);
        var ring = new KmsKeyRing(kms, options, time ?? TimeProvider.System);
        await ring.CheckAsync(options.Root, KeySpec.HMAC_256, KeyUsageType.GENERATE_VERIFY_MAC, cancellationToken).ConfigureAwait(false);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (domain, key) in options.Domains.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            var arn = await ring.CheckAsync(key, KeySpec.SYMMETRIC_DEFAULT, KeyUsageType.ENCRYPT_DECRYPT, cancellationToken).ConfigureAwait(false);
            if (!owners.TryAdd(arn, domain))
            {
                throw AwsErrors.UnfitKey(key, $"domains '{owners[arn]}' and '{domain}' would share it, and each could open the other's data");
            }
        }

        return ring;
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> MacAsync(ReadOnlyMemory<byte> label, CancellationToken cancellationToken = default)
    {
        var answer = await Calling(_options.Root).DemandAsync(
            token => _kms.GenerateMacAsync(
                new GenerateMacRequest { KeyId = _options.Root, MacAlgorithm = MacAlgorithmSpec.HMAC_SHA_256, Message = Stream(label) }, token),
            cancellationToken).ConfigureAwait(false);
        return Take(answer.Mac);
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> WrapAsync(KeyName name, ReadOnlyMemory<byte> key, CancellationToken cancellationToken = default)
    {
        var domain = DomainKey(name);
        var clear = key.ToArray();
        try
        {
            var answer = await Calling(domain).DemandAsync(
                token => _kms.EncryptAsync(
                    new EncryptRequest { KeyId = domain, Plaintext = Stream(clear), EncryptionContext = ContextOf(name) }, token),
                cancellationToken).ConfigureAwait(false);
            return answer.CiphertextBlob.ToArray();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> UnwrapAsync(KeyName name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken = default)
    {
        var domain = DomainKey(name);
        var calling = Calling(domain);
        if (wrapped.Length is 0 or > LongestWrapped)
        {
            throw AwsErrors.DoesNotOpen(Jurisdiction, name, new InvalidCiphertextException("length"));
        }

        try
        {
            // The key is named, although the ciphertext knows it: a ciphertext of another key must not choose its own.
            var answer = await calling.CallAsync(
                token => _kms.DecryptAsync(
                    new DecryptRequest { KeyId = domain, CiphertextBlob = Stream(wrapped), EncryptionContext = ContextOf(name) }, token),
                cancellationToken).ConfigureAwait(false);
            return Take(answer.Plaintext);
        }
        catch (AmazonServiceException refusal) when (refusal is InvalidCiphertextException or IncorrectKeyException)
        {
            throw AwsErrors.DoesNotOpen(Jurisdiction, name, refusal);
        }
        catch (AmazonServiceException refusal)
        {
            throw calling.Refused(refusal);
        }
    }

    private async ValueTask<string> CheckAsync(string key, KeySpec spec, KeyUsageType usage, CancellationToken cancellationToken)
    {
        var answer = await Calling(key).DemandAsync(
            token => _kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, token), cancellationToken).ConfigureAwait(false);
        var found = answer.KeyMetadata;
        return found switch
        {
            { Enabled: not true } => throw AwsErrors.UnfitKey(key, "it is not enabled"),
            _ when !Arn.IsIn(found.Arn, _options.Region) => throw AwsErrors.Elsewhere(key, _options.Region!),
            { MultiRegion: true } => throw AwsErrors.UnfitKey(key, "it is a multi-Region key, and could leave the jurisdiction"),
            _ when found.KeySpec != spec || found.KeyUsage != usage => throw AwsErrors.UnfitKey(
                key, $"its spec is {found.KeySpec} for {found.KeyUsage}, and {spec} for {usage} is needed"),
            _ => found.Arn,
        };
    }

    private Retrying Calling(string key) =>
        new("kms", _options.Retry, _time, _calls, (failure, passing) => AwsErrors.Kms(key, failure, passing));

    private string DomainKey(KeyName name) =>
        _options.Domains.TryGetValue(name.Domain, out var key) ? key : throw AwsErrors.NoDomainKey(Jurisdiction, name.Domain);

    private Dictionary<string, string> ContextOf(KeyName name) => new(StringComparer.Ordinal)
    {
        ["jurisdiction"] = Jurisdiction.Code,
        ["domain"] = name.Domain,
        ["purpose"] = name.Purpose,
        ["version"] = name.Version.ToString(CultureInfo.InvariantCulture),
    };

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray());

    // The client's buffer holds the secret as well; what it made of it before, as text, is out of reach.
    private static byte[] Take(MemoryStream secret)
    {
        var bytes = secret.ToArray();
        if (secret.TryGetBuffer(out var buffer))
        {
            CryptographicOperations.ZeroMemory(buffer);
        }

        return bytes;
    }
}
