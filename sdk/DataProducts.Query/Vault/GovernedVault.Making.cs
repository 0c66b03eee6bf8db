using System.Security.Cryptography;
using System.Text;
using DataProducts.Access;

namespace DataProducts.Query;

/// <content>Making tokens: for those who may publish the product, because who can make a token of a guess can find out whose it is.</content>
public sealed partial class GovernedVault
{
    private const string Publish = "publish";

    /// <summary>Gives the references of subjects.</summary>
    /// <param name="jurisdiction">Whose vault is asked; a person has another reference in each.</param>
    /// <param name="product">The product whose rows are about them.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="subjects">The subjects' identifiers; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The references; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">There are none or too many (<c>DP2040</c>); one cannot be a subject (<c>DP1407</c>); product or
    /// person are unknown (<c>DP1810</c>, <c>DP1910</c>); or keys or audit log cannot be used.</exception>
    public async Task<FoundSubjects> SubjectsAsync(
        Jurisdiction jurisdiction, string product, string person, IReadOnlyList<string> subjects, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        var (model, access) = await FindAsync(product, person, null, subjects.Count, cancellationToken).ConfigureAwait(false);
        var (request, refused) = await DecideAsync(jurisdiction, model, access, "subjects", subjects.Count, cancellationToken).ConfigureAwait(false);
        if (refused is not null)
        {
            return new FoundSubjects(request, true, [], refused);
        }

        var space = await SpaceAsync(jurisdiction, model, product, person, JoinScope.Domain, null, cancellationToken).ConfigureAwait(false);
        var refs = new SubjectRef[subjects.Count];
        await space.SubjectsAsync(subjects.ToArray(), refs, cancellationToken).ConfigureAwait(false);
        return new FoundSubjects(request, false, refs, []);
    }

    /// <summary>Makes tokens.</summary>
    /// <param name="question">Who asks for what; the purpose is not looked at.</param>
    /// <param name="values">The values; at least one, at most <see cref="MaximumCells"/>.</param>
    /// <param name="cancellationToken">Gives up; what the vault took by then stays, and is found again.</param>
    /// <returns>The tokens; a denial is an answer too.</returns>
    /// <exception cref="DataProductException">There are none or too many values (<c>DP2040</c>), or the product has no such column
    /// (<c>DP2041</c>); a value cannot be tokenised (<c>DP1403</c>); product or person are unknown (<c>DP1810</c>, <c>DP1910</c>); or keys, vault
    /// or audit log cannot be used.</exception>
    public async Task<MadeTokens> TokeniseAsync(VaultQuestion question, VaultValues values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(values);
        var (model, access) = await FindAsync(question.Product, question.Person, null, values.Values.Count, cancellationToken).ConfigureAwait(false);
        var column = ColumnOf(model, values.Column);
        var what = $"tokenise:{column.Kind}";
        var (request, refused) = await DecideAsync(question.Jurisdiction, model, access, what, values.Values.Count, cancellationToken, values.Values)
            .ConfigureAwait(false);
        if (refused is not null)
        {
            return new MadeTokens(request, true, [], [], refused);
        }

        var space = await SpaceAsync(question.Jurisdiction, model, question.Product, question.Person, column.Scope, null, cancellationToken)
            .ConfigureAwait(false);
        var tokens = new string?[values.Values.Count];
        var erased = await space.TokeniseAsync(
            column, values.Origin, values.Values.ToArray(), values.Subjects.ToArray(), tokens, cancellationToken).ConfigureAwait(false);
        return new MadeTokens(request, false, tokens, erased, []);
    }

    // What the contract says of a column counts; who asks only names it.
    private static PiiColumn ColumnOf(AccessModel model, PiiColumn asked) =>
        model.Product.Ports
            .SelectMany(port => port.Columns)
            .Where(column => column.Pii is not null && string.Equals(column.Name, asked.Name, StringComparison.Ordinal))
            .Select(column => new PiiColumn(column.Name, column.Pii!.Kind, column.Pii.Mode, asked.Nullable)
            {
                Scope = column.Pii.Scope,
                KeepSpelling = column.Pii.KeepSpelling,
            })
            .FirstOrDefault(column => column == asked)
        ?? throw new DataProductException(
            "DP2041", $"{model.Product.Id} has no such column of {asked.Kind}, {asked.Mode} within its {asked.Scope}. Ask for a column as its contract has it.");

    // Durable before the first token is made. The values are personal data, so the record tells only how many there were; what is hashed is
    // what was asked for.
    private async ValueTask<(Guid Request, IReadOnlyList<PolicyReason>? Refused)> DecideAsync(
        Jurisdiction jurisdiction, AccessModel model, AccessQuestion access, string what, long count, CancellationToken cancellationToken, IReadOnlyList<string?>? values = null)
    {
        var decision = new AccessDecider(model, platform.People).DecideProduct(Publish, access.Person, access.Now);
        var request = Guid.CreateVersion7(access.Now);
        var principal = platform.PrincipalOf(access.Person.Id);
        var limit = decision.Allowed ? Limit(principal, count, values ?? [], access.Now) : null;
        VaultMeters.Tokenised(jurisdiction, count, limit is not null ? "limited" : decision.Allowed ? "made" : "denied");
        var record = new AuditRecord
        {
            Time = access.Now,
            Event = AuditEvent.Tokenise,
            Jurisdiction = jurisdiction,
            Domain = model.Product.Domain,
            Product = model.Product.Id,
            Version = model.Product.Version,
            Request = request,
            Principal = principal,
            Actions = [Publish],
            Allowed = decision.Allowed && limit is null,
            Policies = limit is null ? decision.Policies : [.. decision.Policies, limit.Policy],
            PolicySet = model.Hash,
            Subject = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what))),
            Count = count,
        };
        await AppendAsync(record, cancellationToken).ConfigureAwait(false);
        return (request, !decision.Allowed ? decision.Withheld : limit is null ? null : [limit]);
    }

    // Who can ask for the token, or the reference, of a guess can find out whose it is.
    private PolicyReason? Limit(string principal, long count, IReadOnlyList<string?> values, DateTimeOffset now)
    {
        var most = platform.Limiter.Limits.SequentialValues;
        var refused = most > 0 && SequentialValues.Count(values) >= most
            ? new PolicyReason("limit.sequence", "the values follow each other like guesses")
            : platform.Limiter.Tokenise(principal, count, now);
        if (refused is not null)
        {
            VaultMeters.Alarm("limit");
        }

        return refused;
    }
}
