using Engine.Sandbox.Http;
using Engine.Sandbox.Switches;
using Microsoft.AspNetCore.Http;

namespace Engine.Sandbox.Auth;

/// <summary>Who a request comes from, by either scheme.</summary>
internal sealed class LoginDesk(SandboxOptions options, TokenService tokens, SignatureVerifier signatures, SwitchBoard switches)
{
    public Integration? Who(HttpRequest request) => tokens.Who(request) ?? signatures.Who(request);

    /// <summary>The 401 of a request that nobody may make; its header names the scheme that was tried.</summary>
    public Answer Refused(HttpRequest request)
    {
        var signed = request.Headers.Authorization.ToString().StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase);
        return ErrorEnvelope.InvalidLogin(switches[LoginSwitches.InvalidLoginCode], signed
            ? $"OAuth realm=\"{options.AccountId}\", error=\"token_rejected\", error_description=\"Invalid login attempt.\""
            : $"Bearer realm=\"{options.AccountId}\", error=\"invalid_token\", error_description=\"Invalid login attempt.\"");
    }
}
