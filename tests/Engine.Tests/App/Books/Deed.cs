namespace Engine.Tests.App.Books;

/// <summary>One thing of a random history.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Which">Chooses among what it can be done to.</param>
/// <param name="Units">An amount in whole units of the currency, 1 to 900.</param>
internal sealed record Deed(DeedKind Kind, int Which, int Units);
