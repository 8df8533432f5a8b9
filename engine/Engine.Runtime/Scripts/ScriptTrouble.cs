namespace Engine.Runtime.Scripts;

/// <summary>Why a script gave no answer.</summary>
/// <param name="Line">In the script's file, from 1; 0 when unknown.</param>
/// <param name="Column">From 1; 0 when unknown.</param>
internal sealed record ScriptTrouble(ScriptTroubleKind Kind, string Message, int Line, int Column);
