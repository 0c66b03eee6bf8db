using System.Security.Cryptography;
using System.Text;
using DataProducts.Audit;
using DataProducts.Query;

namespace DataProducts;

/// <content>What services offer over a network.</content>
public sealed partial class EmbeddedPlatform
{
    private const string PlatformDomain = "platform";

    private static readonly string NoPolicies = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>Opens tokens for a person, as policy allows.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="cells">The tokens, each with its row's <c>dp_subject</c>; 1 to <see cref="GovernedVault.MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The originals; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As <see cref="GovernedVault.DetokeniseAsync"/> says.</exception>
    public async Task<OpenedTokens> DetokeniseAsync(
        VaultQuestion question, IReadOnlyList<TokenCell> cells, CancellationToken cancellationToken = default)
    {
        var vault = new GovernedVault(await QueryPlatformAsync(cancellationToken).ConfigureAwait(false));
        return await vault.DetokeniseAsync(question, cells, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens texts that keep their format for a person, as policy allows.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="jurisdiction">In whose table the texts lie.</param>
    /// <param name="kind">The kind of personal data that they stand for.</param>
    /// <param name="cells">The texts, each with its row's <c>dp_subject</c>; 1 to <see cref="GovernedVault.MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The originals; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As <see cref="GovernedVault.DetokeniseTextsAsync"/> says.</exception>
    public async Task<OpenedTokens> DetokeniseTextsAsync(
        VaultQuestion question,
        Jurisdiction jurisdiction,
        PiiKind kind,
        IReadOnlyList<TokenCell> cells,
        CancellationToken cancellationToken = default)
    {
        var vault = new GovernedVault(await QueryPlatformAsync(cancellationToken).ConfigureAwait(false));
        return await vault.DetokeniseTextsAsync(question, jurisdiction, kind, cells, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes tokens for a person who may publish the product.</summary>
    /// <param name="question">Who asks for what.</param>
    /// <param name="jurisdiction">Whose law protects the values.</param>
    /// <param name="values">The values; 1 to <see cref="GovernedVault.MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The tokens; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As <see cref="GovernedVault.TokeniseAsync"/> says.</exception>
    public async Task<MadeTokens> TokeniseAsync(
        VaultQuestion question, Jurisdiction jurisdiction, VaultValues values, CancellationToken cancellationToken = default)
    {
        var vault = new GovernedVault(await QueryPlatformAsync(cancellationToken).ConfigureAwait(false));
        return await vault.TokeniseAsync(question, jurisdiction, values, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the references of subjects, to a person who may publish the product.</summary>
    /// <param name="question">Who asks, by way of the product whose rows are about them.</param>
    /// <param name="jurisdiction">Whose vault is asked.</param>
    /// <param name="subjects">The subjects' identifiers; 1 to <see cref="GovernedVault.MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The references; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">As <see cref="GovernedVault.SubjectsAsync"/> says.</exception>
    public async Task<FoundSubjects> SubjectsAsync(
        VaultQuestion question, Jurisdiction jurisdiction, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default)
    {
        var vault = new GovernedVault(await QueryPlatformAsync(cancellationToken).ConfigureAwait(false));
        return await vault.SubjectsAsync(question, jurisdiction, subjects, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Checks that the vault of a jurisdiction, its keys and its erasure ledger can be used; makes them where there are none
    /// yet.</summary>
    /// <param name="jurisdiction">The jurisdiction.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The task.</returns>
    /// <exception cref="DataProductException">Why they cannot (<c>DP141n</c>, <c>DP142n</c>, <c>DP143n</c>).</exception>
    public ValueTask CheckVaultAsync(Jurisdiction jurisdiction, CancellationToken cancellationToken = default) =>
        _tokens.CheckAsync(jurisdiction, cancellationToken);

    /// <summary>Records that a request was turned away, in the log <c>ZZ/platform</c>: it concerns no jurisdiction yet.</summary>
    /// <param name="refusal">What was turned away.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The record's id; when the task ends it is durable.</returns>
    /// <exception cref="DataProductException">The log cannot be written (<c>DP160n</c>).</exception>
    public async ValueTask<Guid> RecordRefusalAsync(RefusedRequest refusal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var now = _options.TimeProvider.GetUtcNow();
        var request = Guid.CreateVersion7(now);
        var record = new AuditRecord
        {
            Time = now,
            Event = AuditEvent.Refuse,
            Jurisdiction = Jurisdiction.Unknown,
            Domain = PlatformDomain,
            Product = PlatformDomain,
            Request = request,
            Principal = await PrincipalOfAsync(refusal.Person, cancellationToken).ConfigureAwait(false),
            Actions = [refusal.Reason],
            Allowed = false,
            PolicySet = NoPolicies,
            Subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(refusal.Asked))),
            Count = refusal.Count,
        };
        await _audit.AppendAsync([record], cancellationToken).ConfigureAwait(false);
        return request;
    }

    /// <summary>Reads a public file of an audit log by its name in C2SP tlog-tiles.</summary>
    /// <param name="jurisdiction">The log's jurisdiction.</param>
    /// <param name="domain">The log's domain, of any content.</param>
    /// <param name="path">The file's name, of any content.</param>
    /// <returns>The bytes, or null where there is no such log or file.</returns>
    /// <exception cref="DataProductException">The file cannot be read (<c>DP1600</c>).</exception>
    public byte[]? ReadAuditFile(Jurisdiction jurisdiction, string domain, string path)
    {
        if (!IsDomain(domain))
        {
            return null;
        }

        try
        {
            return AuditFiles.Read(Layout.AuditOf(jurisdiction, domain), path);
        }
        catch (AuditLogException failure)
        {
            throw new DataProductException(failure.Id, failure.Message, failure);
        }
    }

    /// <summary>Reads the public key of an audit log, in the form of C2SP signed notes.</summary>
    /// <param name="jurisdiction">The log's jurisdiction.</param>
    /// <param name="domain">The log's domain, of any content.</param>
    /// <returns>The key, or null where there is no such log.</returns>
    public string? ReadAuditKey(Jurisdiction jurisdiction, string domain)
    {
        var path = IsDomain(domain) ? $"{Layout.AuditOf(jurisdiction, domain)}.vkey" : null;
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    // A name that nobody proved is not written down: whoever invents names would fill the register.
    private async ValueTask<string> PrincipalOfAsync(string? person, CancellationToken cancellationToken) =>
        person is not null && (await PeopleAsync(cancellationToken).ConfigureAwait(false)).Knows(person) ? _register.IdOf(person) : "anonymous";

    // The name becomes a folder's, so only what a manifest may call a domain is looked for.
    private static bool IsDomain(string domain) =>
        domain.Length is > 0 and <= 128 && domain.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');
}
