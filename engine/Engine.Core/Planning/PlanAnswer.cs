namespace Engine.Core.Planning;

/// <summary>Something that was asked for an event besides its records, and the answer it was decided with.</summary>
/// <param name="Kind"><c>script</c>, <c>source</c>, <c>netsuite</c> or <c>match</c>.</param>
/// <param name="Asked">For people: <c>discount(["19.99"])</c>, <c>stripe invoice in_1</c>, <c>customer with email "a@b.example"</c>.</param>
/// <param name="Answer">JSON of what a script, a source or the match answered; else a sentence.</param>
public sealed record PlanAnswer(string Kind, string Asked, string Answer);
