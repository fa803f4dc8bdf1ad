// A setting that is on or off, as two chips: a state in words, where a switch would leave it to a colour.

import { useTranslation } from 'react-i18next';
import { Choices } from '../parts/choices.tsx';

interface OnOffProps {
  readonly legend: string;
  readonly on: boolean;
  /** May answer, later, whether the choice holds: false takes it back. */
  readonly onChoose: (on: boolean) => unknown;
}

/** Draws the two. */
export function OnOff({ legend, on, onChoose }: OnOffProps) {
  const { t } = useTranslation();
  return (
    <Choices
      legend={legend}
      chosen={on ? 'on' : 'off'}
      onChoose={(value) => onChoose(value === 'on')}
      choices={(['on', 'off'] as const).map((value) => ({ value, label: t(`settings.switch-${value}`) }))}
    />
  );
}
