using Hjemvakt.Companion.Cli;

return await CompanionProgram.RunAsync(args);
