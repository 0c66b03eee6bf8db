using Microsoft.AspNetCore.Authorization;

namespace DataProducts.Vault;

/// <summary>The OAuth scope that a token needs for an endpoint; also the endpoint's metadata, so that a refusal can name it.</summary>
/// <param name="name">The scope.</param>
public sealed class RequiredScope(string name) : AuthorizationHandler<RequiredScope>, IAuthorizationRequirement
{
    /// <summary>Gets the scope.</summary>
    public string Name => name;

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredScope requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(requirement);
        if (VaultScopes.Has(context.User, requirement.Name))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
