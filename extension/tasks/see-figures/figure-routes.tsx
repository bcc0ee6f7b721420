/** The screens of the statistics: the overview of five questions, each question, targets, tables, comparison, method. */
import { Redirect, Route, Switch } from 'wouter-preact'
import { CompareScreen } from './compare-screen.tsx'
import { MethodScreen } from './method-screen.tsx'
import { QuestionScreen } from './question-screen.tsx'
import { questionNamed } from './questions.ts'
import { StartScreen } from './start-screen.tsx'
import { TableScreen } from './table-screen.tsx'
import { TablesScreen } from './tables-screen.tsx'
import { TargetScreen } from './target-screen.tsx'
import { TargetsScreen } from './targets-screen.tsx'

export function FigureRoutes() {
  return (
    <Switch>
      <Route path="/statistics">
        <StartScreen />
      </Route>
      <Route path="/statistics/tables">
        <TablesScreen />
      </Route>
      <Route path="/statistics/tables/:id">{({ id }) => <TableScreen key={id} id={id} />}</Route>
      <Route path="/statistics/targets">
        <TargetsScreen />
      </Route>
      <Route path="/statistics/targets/:id">{({ id }) => <TargetScreen key={id} id={id} />}</Route>
      <Route path="/statistics/compare">
        <CompareScreen />
      </Route>
      <Route path="/statistics/method">
        <MethodScreen />
      </Route>
      <Route path="/statistics/:question">
        {({ question: name }) => {
          const question = questionNamed(name)
          return question === undefined ? (
            <Redirect to="/statistics" replace />
          ) : (
            <QuestionScreen key={question} question={question} />
          )
        }}
      </Route>
    </Switch>
  )
}
