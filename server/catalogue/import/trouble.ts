/** Trouble with a whole file; trouble with one row is a row's report. The message is for the person at the command line. */
import { CommandTrouble } from '../../commands/trouble.ts'

export class ImportTrouble extends CommandTrouble {}
